using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Moved labels of every type, in memory and loaded, held to sums that the tests make themselves.</summary>
[TestClass]
public class OffsetFormsTests
{
    private static readonly long[] Labels =
        [0, 1, 2, 3, 4, 5, 27, 28, 127, 155, 156, 255, 32_667, 65_535, 16_777_116, 1L << 24, int.MaxValue, 1L << 53, long.MaxValue - 100, long.MaxValue, -1];

    [TestMethod]
    public void Numbers_OfEveryType_LoadEqual()
    {
        AssertForms<sbyte>(NumberDataViewType.SByte, 127);
        AssertForms<byte>(NumberDataViewType.Byte, 255);
        AssertForms<short>(NumberDataViewType.Int16, 32_767);
        AssertForms<ushort>(NumberDataViewType.UInt16, 65_535);
        AssertForms<int>(NumberDataViewType.Int32, 2_147_483_647);
        AssertForms<uint>(NumberDataViewType.UInt32, 4_294_967_295);
        AssertForms<long>(NumberDataViewType.Int64, 9_223_372_036_854_775_807);
        AssertForms<ulong>(NumberDataViewType.UInt64, 9_223_372_036_854_775_807);
        AssertForms<float>(NumberDataViewType.Single, 16_777_216);
        AssertForms<double>(NumberDataViewType.Double, 9_007_199_254_740_992);
    }

    [TestMethod]
    public void UnsignedLabel_BeyondEverySignedOne_IsRefused()
    {
        FakeDataView data = One(FakeColumn.Of("x", NumberDataViewType.UInt64, _ => (ulong)long.MaxValue + 1), 1);
        OffsetLabelsTransformer transformer = Given(0, 0, 0).Fit(data);
        Assert.ThrowsExactly<InvalidDataException>(() => Read<ulong>(transformer.Transform(data), "x"));
        Assert.Throws<Exception>(() => Read<ulong>(Loaded(transformer, data.Schema).Transform(data), "x"));
    }

    [TestMethod]
    public void LabelThatIsNotWhole_IsMissingWhenLoaded()
    {
        FakeDataView data = One(Singles("x", 1.5f), 1);
        OffsetLabelsTransformer transformer = Given(0, 0, 0).Fit(data);
        Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(transformer.Transform(data), "x"));
        CollectionAssert.AreEqual(new[] { float.NaN }, Read<float>(Loaded(transformer, data.Schema).Transform(data), "x"));
    }

    [TestMethod]
    public void SourceKeys_OfEveryRawType_LoadEqual()
    {
        AssertSources<byte>();
        AssertSources<ushort>();
        AssertSources<uint>();
        AssertSources<ulong>();
    }

    [TestMethod]
    public void Numbers_ThreeMillionClasses_AreASmallFile()
    {
        var data = new FakeDataView(
            2, FakeColumn.Of("x", NumberDataViewType.Int32, row => row == 0 ? 1_499_999 : 1_499_998), Sources([1, 2], "a", "b"));
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels("x").Fit(data);
        using var file = new MemoryStream();
        Ml.Model.Save(transformer, data.Schema, file);
        Assert.IsLessThan(30_000, file.Length);
        CollectionAssert.AreEqual(new[] { 1_499_999, 2_999_998 }, Read<int>(Loaded(transformer, data.Schema).Transform(data), "x"));
    }

    [TestMethod]
    public void Keys_MoreThanAMillionClasses_LoadEqual()
    {
        var data = new FakeDataView(
            3,
            FakeColumn.Of("x", new KeyDataViewType(typeof(uint), 600_001), row => row == 2 ? 0u : 600_001u - (uint)row),
            FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"));
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels("x").Fit(data);
        using var file = new MemoryStream();
        Ml.Model.Save(transformer, data.Schema, file);
        Assert.IsLessThan(6_000_000, file.Length);
        file.Position = 0;
        IDataView loaded = new MLContext().Model.Load(file, out _).Transform(data);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 1_200_002), loaded.Schema["x"].Type);
        CollectionAssert.AreEqual(new uint[] { 600_001, 1_200_001, 0 }, Read<uint>(loaded, "x"));
        CollectionAssert.AreEqual(new uint[] { 600_001, 1_200_001, 0 }, Read<uint>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Keys_FarOffsets_LoadEqual()
    {
        var data = new FakeDataView(
            3, FakeColumn.Of("x", new KeyDataViewType(typeof(ulong), 3), row => (ulong)row + 1), Sources([1, 2, 3], "a", "b", "c"));
        OffsetLabelsTransformer transformer = Given(0, 2_000_000_000, int.MaxValue).Fit(data);
        IDataView loaded = Loaded(transformer, data.Schema).Transform(data);
        Assert.AreEqual(new KeyDataViewType(typeof(ulong), 2_147_483_650), loaded.Schema["x"].Type);
        CollectionAssert.AreEqual(new ulong[] { 1, 2_000_000_002, 2_147_483_650 }, Read<ulong>(loaded, "x"));
        CollectionAssert.AreEqual(new ulong[] { 1, 2_000_000_002, 2_147_483_650 }, Read<ulong>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Keys_MoreClassesThanAFileShouldHold_SayWhatToDo()
    {
        var data = new FakeDataView(
            1, FakeColumn.Of("x", new KeyDataViewType(typeof(uint), 5_000_001), _ => 1u), FakeColumn.Key("source_id", _ => 1, "a", "b"));
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Loaded(Ml.Transforms.OffsetLabels("x").Fit(data), data.Schema));
        Assert.AreEqual(
            "OffsetLabels: labels of type Key<UInt32, 0-5000000> (column 'x') cannot be saved: a saved model has a table of the labels of all sources, and " +
            "there can be 10000000 at most. Fit OffsetLabels apart from the pipeline that is saved, or make the labels numbers.",
            error.Message);
    }

    [TestMethod]
    public void Numbers_WithinChainsBySource_DoNotRefuseRowsOfOthers()
    {
        FakeDataView data = new(
            4, FakeColumn.Of("x", NumberDataViewType.Int32, row => row % 2 == 0 ? (int)row : -7), Sources([1, 2, 1, 2], "a", "b"));
        ITransformer transformer = Ml.Transforms.ForSource(("a", Given(40, 0, 0))).Fit(data);
        CollectionAssert.AreEqual(new[] { 40, -7, 42, -7 }, Read<int>(transformer.Transform(data), "x"));
        CollectionAssert.AreEqual(new[] { 40, -7, 42, -7 }, Read<int>(Loaded(transformer, data.Schema).Transform(data), "x"));
    }

    /// <summary>Fitted, a has the labels 0 to 4, b 0 to 2, and c none; given, b begins at 100 and c as far behind as the type goes.</summary>
    private static void AssertForms<T>(NumberDataViewType type, long most)
        where T : struct, INumber<T>
    {
        FakeColumn Column(params long[] labels) => FakeColumn.Of("x", type, row => T.CreateChecked(labels[row]));
        var fitted = new FakeDataView(2, Column(4, 2), Sources([1, 2], "a", "b", "c"));
        int last = (int)Math.Min(most, int.MaxValue);
        AssertForm<T>(Ml.Transforms.OffsetLabels("x").Fit(fitted), Column, most, [0, 5, 8], [4, 2, -1]);
        AssertForm<T>(Given(0, 100, last).Fit(fitted), Column, most, [0, 100, last], [most, most - 100, most - last]);
    }

    private static void AssertForm<T>(OffsetLabelsTransformer transformer, Func<long[], FakeColumn> column, long most, long[] offsets, long[] largest)
        where T : struct, INumber<T>
    {
        bool canMiss = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        bool isSigned = canMiss || !T.IsZero(T.CreateSaturating(-1));
        (long Label, uint Source)[] rows =
        [
            .. from label in Labels.Where(label => label <= most && (label >= 0 || isSigned))
               from source in new uint[] { 0, 1, 2, 3, 4 }
               select (label, source),
        ];
        bool IsGood((long Label, uint Source) row) => row.Source is > 0 and < 4 && row.Label >= 0 && row.Label <= largest[row.Source - 1];
        FakeDataView View(params (long Label, uint Source)[] some) => new(
            some.Length, column([.. some.Select(row => row.Label)]), Sources([.. some.Select(row => row.Source)], "a", "b", "c", "new"));

        FakeDataView good = View([.. rows.Where(IsGood)]);
        ITransformer loaded = Loaded(transformer, good.Schema);
        T[] expected = [.. rows.Where(IsGood).Select(row => T.CreateChecked(row.Label + offsets[row.Source - 1]))];
        Assert.IsTrue(expected.Length >= 8);
        Assert.AreEqual(good.Schema["x"].Type, loaded.GetOutputSchema(good.Schema)["x"].Type);
        CollectionAssert.AreEqual(expected, Read<T>(transformer.Transform(good), "x"), $"{typeof(T)}");
        CollectionAssert.AreEqual(expected, Read<T>(loaded.Transform(good), "x"), $"{typeof(T)}, loaded");
        foreach ((long Label, uint Source) row in rows.Where(row => !IsGood(row)))
        {
            string what = $"{typeof(T)} {row.Label} of source {row.Source}";
            FakeDataView wrong = View(row);
            if (!canMiss || row.Source is > 0 and < 4)
                Assert.ThrowsExactly<InvalidDataException>(() => Read<T>(transformer.Transform(wrong), "x"), what);
            else
                Assert.IsTrue(T.IsNaN(Read<T>(transformer.Transform(wrong), "x")[0]), what);
            if (canMiss)
            {
                Assert.IsTrue(T.IsNaN(Read<T>(loaded.Transform(wrong), "x")[0]), what);
                continue;
            }

            Exception error = Assert.Throws<Exception>(() => Read<T>(loaded.Transform(wrong), "x"), what);
            Assert.Contains("OffsetLabels: the label of a row is none of those that its source had", error.ToString());
        }
    }

    private static void AssertSources<T>()
        where T : struct, INumber<T>
    {
        FakeColumn key = FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), 2), row => T.CreateChecked(row + 1));
        var data = new FakeDataView(2, FakeColumn.Of("x", NumberDataViewType.Byte, row => (byte)(row + 1)), key);
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels("x").Fit(data);
        CollectionAssert.AreEqual(new byte[] { 1, 4 }, Read<byte>(transformer.Transform(data), "x"));
        CollectionAssert.AreEqual(new byte[] { 1, 4 }, Read<byte>(Loaded(transformer, data.Schema).Transform(data), "x"));
    }

    private static OffsetLabelsEstimator Given(int a, int b, int c) => Ml.Transforms.OffsetLabels(new OffsetLabelsOptions
    {
        OutputColumnName = "x", Offsets = new Dictionary<string, int> { ["a"] = a, ["b"] = b, ["c"] = c },
    });

    private static FakeDataView One(FakeColumn label, uint source) => new(1, label, Sources([source], "a", "b", "c"));
}
