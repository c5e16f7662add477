using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Exploring.Tests.Appending.AppendTests;

namespace MlMix.Exploring.Tests.Reading;

[TestClass]
public sealed class ToDataFrameTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Mix_AsAFrame_NamesSourcesAndSlotsAndHasNullForMissing()
    {
        IDataView Source(params float[] numbers) => Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Number", numbers),
            ArrayColumn.Key("Kind", [.. numbers.Select((_, row) => (uint)row)], "cat", "dog"),
            ArrayColumn.Scalar("Text", numbers.Select(number => number == 1 ? "" : $"n{number}").ToArray()),
            ArrayColumn.Vector("V", numbers.SelectMany(number => new[] { number, -number }).ToArray(), 2));
        MixedDataView mixed = Ml.Data.Concat(new MixSource("one", Source(1, float.NaN)), new MixSource("two", Source(3)));

        DataFrame frame = mixed.ToDataFrame(10);

        CollectionAssert.AreEqual(new[] { "Number", "Kind", "Text", "V.0", "V.1", "source_id" }, frame.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { "one", "one", "two" }, Values(frame["source_id"]));
        CollectionAssert.AreEqual(new object?[] { 1f, null, 3f }, Values(frame["Number"]));
        CollectionAssert.AreEqual(new object?[] { null, "cat", null }, Values(frame["Kind"]));
        CollectionAssert.AreEqual(new object?[] { null, "nNaN", "n3" }, Values(frame["Text"]));
        CollectionAssert.AreEqual(new object?[] { -1f, null, -3f }, Values(frame["V.1"]));
    }

    [TestMethod]
    public void EveryKindOfColumn_IsThere_ButForHandles()
    {
        DataFrame frame = SampleViews.Everything(4).ToDataFrame(new ToDataFrameOptions());

        CollectionAssert.AreEqual(
            new[]
            {
                "Number", "Text", "Kind", "Dense.a", "Dense.b", "Dense.c", "Sparse.0", "Sparse.1", "Sparse.2", "Sparse.3", "Sparse.4", "Sparse.5", "Words",
                "Kinds.0", "Kinds.1", "Day", "Other",
            },
            frame.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { null, "cat", "dog", null }, Values(frame["Kind"]));
        CollectionAssert.AreEqual(new object?[] { 0f, -1f, -2f, -3f }, Values(frame["Dense.c"]));
        // Rows 0 to 3 of Sparse: nothing; 1 and 9 in slots 1 and 4; 2 in slot 5; all six.
        CollectionAssert.AreEqual(new object?[] { 0, 1, 0, 2 }, Values(frame["Sparse.1"]));
        CollectionAssert.AreEqual(new object?[] { 0, 9, 0, 5 }, Values(frame["Sparse.4"]));
        CollectionAssert.AreEqual(new object?[] { 0, 0, 2, 3 }, Values(frame["Sparse.5"]));
        CollectionAssert.AreEqual(new object?[] { null, (byte)1, (byte)2, (byte)3 }, Values(frame["Kinds.0"]));
        Assert.AreEqual(new DateTime(2001, 2, 6), frame["Day"][3]);
        var words = (VBufferDataFrameColumn<ReadOnlyMemory<char>>)frame["Words"];
        CollectionAssert.AreEqual(new[] { "word 2.0", "word 2.1" }, words[2].DenseValues().Select(word => word.ToString()).ToArray());
    }

    [TestMethod]
    public void Vectors_LongerThanMostSlots_StayWholeAndGoBackAsVectorsOfTheirLength()
    {
        IDataView view = SampleViews.Plain(5);

        DataFrame frame = view.ToDataFrame(new ToDataFrameOptions { MostSlots = 3, Columns = ["Sparse", "Dense"] });

        CollectionAssert.AreEqual(new[] { "Sparse", "Dense.a", "Dense.b", "Dense.c" }, frame.Columns.Select(column => column.Name).ToArray());
        IDataView back = Ml.Data.LoadFromDataFrame(frame);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Int32, 6), back.Schema["Sparse"].Type);
        int[][] expected = [.. view.GetColumn<int[]>("Sparse")];
        int[][] actual = [.. back.GetColumn<int[]>("Sparse")];
        for (int row = 0; row < 5; row++)
            CollectionAssert.AreEqual(expected[row], actual[row]);
    }

    [TestMethod]
    public void Keys_OfNumbers_BecomeThose_AndNumbersOfKeysOnRequest()
    {
        IDataView years = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Year", new[] { 2005, 1999, 2005 }));
        IDataView keys = Ml.Transforms.Conversion.MapValueToKey("Year").Fit(years).Transform(years);

        CollectionAssert.AreEqual(new object?[] { 2005, 1999, 2005 }, Values(keys.ToDataFrame(new ToDataFrameOptions())["Year"]));
        CollectionAssert.AreEqual(new object?[] { 1u, 2u, 1u }, Values(keys.ToDataFrame(new ToDataFrameOptions { KeysAsValues = false })["Year"]));
    }

    [TestMethod]
    public void Slots_WithNamesAlikeOrNone_AreCalledByTheirNumbersToo()
    {
        IDataView view = new FakeDataView(1, FakeColumn.OfVectors(
            "V",
            new VectorDataViewType(NumberDataViewType.Int32, 4),
            _ => new VBuffer<int>(4, [1, 2, 3, 4]),
            FakeColumn.Texts("SlotNames", "a", "", "a", "b")));

        DataFrame frame = view.ToDataFrame(new ToDataFrameOptions());

        CollectionAssert.AreEqual(new[] { "V.a", "V.1", "V.a.2", "V.b" }, frame.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { 1, 2, 3, 4 }, frame.Rows[0].ToArray());
    }

    [TestMethod]
    public void Slot_CalledAsAnotherColumn_IsRefused()
    {
        IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", [1f, 2], 2), ArrayColumn.Scalar("V.1", new[] { 3f }));

        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => view.ToDataFrame(new ToDataFrameOptions()));

        StringAssert.Contains(refusal.Message, "2 columns of the frame would be called 'V.1'");
        Assert.HasCount(2, view.ToDataFrame(new ToDataFrameOptions { MostSlots = 0 }).Columns);
    }

    [TestMethod]
    public void Times_ThatAFrameDoesNotKnow_AreTextThatCanBeReadBack()
    {
        var when = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));
        IDataView view = Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("When", new[] { when }), ArrayColumn.Scalar("Span", new[] { new TimeSpan(1, 2, 3, 4) }),
            ArrayColumn.Scalar("Id", new[] { new DataViewRowId(5, 6) }));

        DataFrame frame = view.ToDataFrame(new ToDataFrameOptions());

        CollectionAssert.AreEqual(
            new object?[] { "2001-02-03T04:05:06.0000000+02:00", "1.02:03:04", new DataViewRowId(5, 6).ToString() }, frame.Rows[0].ToArray());
    }

    [TestMethod]
    public void Rows_BeyondTheBound_AreNotRead()
    {
        var counted = new CountingDataView(SampleViews.Plain(1_000));
        MixedDataView mixed = Ml.Data.Concat(counted);

        Assert.AreEqual(100L, mixed.ToDataFrame("Number").Rows.Count);
        Assert.AreEqual(7L, mixed.ToDataFrame(7, "Number").Rows.Count);
        Assert.AreEqual(0L, mixed.ToDataFrame(0).Rows.Count);
        Assert.IsLessThan(120L, counted.RowsRead, "A cursor may look one row ahead.");
        Assert.AreEqual(1_000L, mixed.ToDataFrame(long.MaxValue, "Number").Rows.Count);
    }

    [TestMethod]
    public void Faults_OfOptions_AreAllListed()
    {
        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => SampleViews.Everything().ToDataFrame(
            new ToDataFrameOptions { Rows = -1, MostSlots = -2, Columns = ["Number", "Nothing", "Handle", "Number"] }));

        string all = string.Join("\n", refusal.Faults);
        Assert.HasCount(5, refusal.Faults, all);
        StringAssert.Contains(all, "Rows must be 0 or more; it is -1. For all rows, which must fit into memory, give long.MaxValue.");
        StringAssert.Contains(all, "MostSlots must be 0 or more; it is -2.");
        StringAssert.Contains(all, "There is no column 'Nothing'");
        StringAssert.Contains(all, "Column 'Handle'");
        StringAssert.Contains(all, "2 columns of the frame would be called 'Number'");
    }

    [TestMethod]
    public void Cancellation_AndProgress_AreServed()
    {
        using var stop = new CancellationTokenSource();
        var told = new StoppingProgress(stop);
        MixedDataView mixed = Ml.Data.Concat(SampleViews.Plain(50_000));

        Assert.ThrowsExactly<OperationCanceledException>(() =>
            mixed.ToDataFrame(new ToDataFrameOptions { Rows = 50_000, Columns = ["Number"], Cancellation = stop.Token, Progress = told }));
        Assert.AreEqual(4096L, told.Last);
    }
}
