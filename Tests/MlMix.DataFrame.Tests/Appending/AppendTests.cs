using Microsoft.Data.Analysis;
using Microsoft.ML.Data;

namespace MlMix.Exploring.Tests.Appending;

[TestClass]
public sealed class AppendTests
{
    [TestMethod]
    public void Append_OfDifferentColumns_IsByNameWithNullsFilledIn()
    {
        var a = new DataFrame(new Int32DataFrameColumn("X", [1, null]), new StringDataFrameColumn("Name", ["one", "two"]));
        var b = new DataFrame(new StringDataFrameColumn("Name", [null, "four"]), new BooleanDataFrameColumn("Flag", [true, null]));

        DataFrame appended = DataFrames.Append(a, b);

        CollectionAssert.AreEqual(new[] { "X", "Name", "Flag" }, appended.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { 1, null, null, null }, Values(appended["X"]));
        CollectionAssert.AreEqual(new object?[] { "one", "two", null, "four" }, Values(appended["Name"]));
        CollectionAssert.AreEqual(new object?[] { null, null, true, null }, Values(appended["Flag"]));
        Assert.AreEqual((3L, 1L, 3L), (appended["X"].NullCount, appended["Name"].NullCount, appended["Flag"].NullCount));
        Assert.IsInstanceOfType<Int32DataFrameColumn>(appended["X"], "A whole number may be null in a frame.");
        Assert.AreEqual((2L, 2L), (a.Rows.Count, b.Rows.Count));
    }

    [TestMethod]
    public void Append_OfNumbersOfSeveralTypes_TakesTheSmallestThatHoldsAll()
    {
        Assert.AreEqual(typeof(short), TypeOf(new ByteDataFrameColumn("N", [1]), new SByteDataFrameColumn("N", [2])));
        Assert.AreEqual(typeof(int), TypeOf(new UInt16DataFrameColumn("N", [1]), new Int16DataFrameColumn("N", [2])));
        Assert.AreEqual(typeof(long), TypeOf(new UInt32DataFrameColumn("N", [1u]), new Int32DataFrameColumn("N", [2])));
        Assert.AreEqual(typeof(float), TypeOf(new Int16DataFrameColumn("N", [1]), new SingleDataFrameColumn("N", [2])));
        Assert.AreEqual(typeof(double), TypeOf(new Int32DataFrameColumn("N", [1]), new SingleDataFrameColumn("N", [2])));
        Assert.AreEqual(typeof(decimal), TypeOf(new Int64DataFrameColumn("N", [1L]), new DecimalDataFrameColumn("N", [2m])));

        DataFrame numbers = DataFrames.Append(
            new DataFrame(new Int32DataFrameColumn("N", [1, null])), new DataFrame(new DoubleDataFrameColumn("N", [0.25])));
        CollectionAssert.AreEqual(new object?[] { 1.0, null, 0.25 }, Values(numbers["N"]));

        static Type TypeOf(DataFrameColumn one, DataFrameColumn two) => DataFrames.Append(new DataFrame(one), new DataFrame(two))["N"].DataType;
    }

    [TestMethod]
    public void Append_WithASourceColumn_TellsTheFrameOfEachRow()
    {
        var told = new List<long>();
        var options = new AppendOptions { SourceColumnName = "site", Progress = new Told(told) };

        DataFrame appended = DataFrames.Append(options, ("yelp", Numbers(1, 2)), ("imdb", Numbers(3)), ("empty", Numbers()));

        CollectionAssert.AreEqual(new object?[] { "yelp", "yelp", "imdb" }, Values(appended.Columns[0]));
        Assert.AreEqual("site", appended.Columns[0].Name);
        CollectionAssert.AreEqual(new[] { 2L, 3, 3 }, told);
    }

    [TestMethod]
    public void Append_OfVectorsDatesAndArrowText_CopiesThem()
    {
        float[] items = [1, 2];
        var a = new DataFrame(
            new VBufferDataFrameColumn<float>("V", [new VBuffer<float>(2, items)]), new DateTimeDataFrameColumn("Day", [new DateTime(2001, 2, 3)]),
            SampleFrames.Arrow("Text", "arrow"));
        var b = new DataFrame(new StringDataFrameColumn("Text", ["string"]));

        DataFrame appended = DataFrames.Append(a, b);
        items[0] = 99;

        var vectors = (VBufferDataFrameColumn<float>)appended["V"];
        CollectionAssert.AreEqual(new[] { 1f, 2 }, vectors[0].DenseValues().ToArray());
        Assert.AreEqual(0, vectors[1].Length, "There is no null vector.");
        CollectionAssert.AreEqual(new object?[] { new DateTime(2001, 2, 3), null }, Values(appended["Day"]));
        CollectionAssert.AreEqual(new object?[] { "arrow", "string" }, Values(appended["Text"]));
    }

    [TestMethod]
    public void Appended_Frame_CanGrow()
    {
        DataFrame appended = DataFrames.Append(Numbers(1), Numbers(2), new DataFrame(new StringDataFrameColumn("Y", ["y"])));

        appended.Append([4, "z"], inPlace: true);
        appended["X"][2] = 3;

        CollectionAssert.AreEqual(new object?[] { 1, 2, 3, 4 }, Values(appended["X"]));
        CollectionAssert.AreEqual(new object?[] { null, null, "y", "z" }, Values(appended["Y"]));
    }

    [TestMethod]
    public void Append_OfTenThousandFrames_TakesTimeByTheRows()
    {
        DataFrame[] frames = [.. Enumerable.Range(0, 10_000).Select(i => Numbers(i, i + 1, i + 2))];

        DataFrame appended = DataFrames.Append(frames);

        Assert.AreEqual(30_000L, appended.Rows.Count);
        for (long row = 0; row < appended.Rows.Count; row += 997)
            Assert.AreEqual((int)(row / 3 + row % 3), appended["X"][row]);
    }

    [TestMethod]
    public void Faults_OfFramesThatDoNotFit_AreAllListed()
    {
        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => DataFrames.Append(
            new AppendOptions { SourceColumnName = "X", MissingColumns = MissingColumns.Refuse },
            ("a", Numbers(1)),
            ("b", new DataFrame(new StringDataFrameColumn("X", ["one"]), new Int32DataFrameColumn("Y", [2]))),
            ("c", null!)));

        string all = string.Join("\n", refusal.Faults);
        Assert.HasCount(5, refusal.Faults, all);
        StringAssert.Contains(all, "Frame 'c' is null");
        StringAssert.Contains(all, "Frame 'a' has a column 'X', as the source column is called");
        StringAssert.Contains(all, "Column 'X' is Int32 in 'a', String in 'b', and no type holds all of these exactly");
        StringAssert.Contains(all, "Column 'Y' is not in 'a'");

        StringAssert.Contains(Assert.ThrowsExactly<MixConfigurationException>(() => DataFrames.Append()).Message, "There are no frames");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => DataFrames.Append(
                new DataFrame(new UInt64DataFrameColumn("N", [1ul])), new DataFrame(new Int64DataFrameColumn("N", [1L])))).Message,
            "Column 'N' is UInt64 in '1', Int64 in '2'");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => DataFrames.Append(
                new DataFrame(new Int64DataFrameColumn("N", [1L])), new DataFrame(new DoubleDataFrameColumn("N", [1.5])))).Message,
            "Column 'N' is Int64 in '1', Double in '2'");
    }

    [TestMethod]
    public void Faults_OfOptions_AreListed()
    {
        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => DataFrames.Append(
            new AppendOptions { SourceColumnName = "shop", MissingColumns = (MissingColumns)7 }, (null!, Numbers(1)), ("b", Numbers(2))));

        Assert.HasCount(2, refusal.Faults, refusal.Message);
        StringAssert.Contains(refusal.Message, "MissingColumns is 7; it must be one of Refuse, Fill.");
        StringAssert.Contains(refusal.Message, "A frame has no name, and column 'shop' is to tell the frame of each row");
    }

    [TestMethod]
    public void Cancellation_IsAnswered()
    {
        var options = new AppendOptions { Cancellation = new CancellationToken(canceled: true) };

        Assert.ThrowsExactly<OperationCanceledException>(() => DataFrames.Append(options, ("a", Numbers(1))));
    }

    internal static object?[] Values(DataFrameColumn column) => [.. Enumerable.Range(0, (int)column.Length).Select(row => column[row])];

    private static DataFrame Numbers(params int[] values) => new(new Int32DataFrameColumn("X", values));

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
