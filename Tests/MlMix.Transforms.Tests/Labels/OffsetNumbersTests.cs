using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

/// <summary>Labels that are numbers.</summary>
[TestClass]
public class OffsetNumbersTests
{
    [TestMethod]
    public void Fit_DigitsAndClothes_MovesTheSecond()
    {
        FakeDataView data = Labels([0, 9, 0, 9, 4], [1, 1, 2, 2, 2], "digits", "clothes");
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(data);
        CollectionAssert.AreEqual(new float[] { 0, 9, 10, 19, 14 }, Read<float>(transformer.Transform(data), "Label"));
        CollectionAssert.AreEqual(new[] { "digits", "clothes" }, transformer.Offsets.Keys.ToArray());
        Assert.AreEqual(0, transformer.Offsets["digits"]);
        Assert.AreEqual(10, transformer.Offsets["clothes"]);
        Assert.AreEqual(10, transformer.ClassCounts!["digits"]);
        Assert.AreEqual(10, transformer.ClassCounts["clothes"]);
        Assert.AreEqual(("clothes", 4L), transformer.Locate(14));
    }

    [TestMethod]
    public void Fit_ThreeSources_AddsUpLargestLabels()
    {
        // Largest labels 2, 0, 5: three classes, one, six.
        FakeDataView data = Labels([2, 0, 5, 1, 3], [1, 2, 3, 1, 3], "a", "b", "c");
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(data);
        CollectionAssert.AreEqual(new float[] { 2, 3, 9, 1, 7 }, Read<float>(transformer.Transform(data), "Label"));
        CollectionAssert.AreEqual(new[] { 3, 1, 6 }, transformer.ClassCounts!.Values.ToArray());
    }

    [TestMethod]
    public void Transform_OtherOrderOfSources_MatchesByName()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Labels([1, 4], [1, 2], "a", "b"));
        CollectionAssert.AreEqual(new float[] { 6, 1 }, Read<float>(transformer.Transform(Labels([4, 1], [1, 2], "b", "a")), "Label"));
    }

    [TestMethod]
    public void Transform_NaNOrNoSource_IsNaN()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Labels([1, 4, float.NaN, 80], [1, 2, 2, 0], "a", "b"));
        Assert.AreEqual(5, transformer.ClassCounts!["b"], "Rows without label or source are not looked at.");
        FakeDataView data = Labels([float.NaN, 1, 1, 1], [1, 0, 3, 2], "a", "b", "new");
        CollectionAssert.AreEqual(new[] { float.NaN, float.NaN, float.NaN, 3 }, Read<float>(transformer.Transform(data), "Label"));

        FakeColumn label = FakeColumn.Of("Label", NumberDataViewType.Double, _ => 1.0);
        var doubles = new FakeDataView(2, label, Sources([0, 2], "a", "b"));
        CollectionAssert.AreEqual(new[] { double.NaN, 3 }, Read<double>(transformer.Transform(doubles), "Label"));
    }

    [TestMethod]
    public void Transform_EveryType_KeepsItsType()
    {
        AssertShifted<sbyte>(NumberDataViewType.SByte);
        AssertShifted<byte>(NumberDataViewType.Byte);
        AssertShifted<short>(NumberDataViewType.Int16);
        AssertShifted<ushort>(NumberDataViewType.UInt16);
        AssertShifted<int>(NumberDataViewType.Int32);
        AssertShifted<uint>(NumberDataViewType.UInt32);
        AssertShifted<long>(NumberDataViewType.Int64);
        AssertShifted<ulong>(NumberDataViewType.UInt64);
        AssertShifted<float>(NumberDataViewType.Single);
        AssertShifted<double>(NumberDataViewType.Double);
    }

    [TestMethod]
    public void Transform_AfterASourceWithoutRows_MovesTheOthers()
    {
        var data = new FakeDataView(3, FakeColumn.Of("Label", NumberDataViewType.UInt32, row => (uint)row), Sources([1, 1, 3], "a", "none", "b"));
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(data);
        CollectionAssert.AreEqual(new uint[] { 0, 1, 4 }, Read<uint>(transformer.Transform(data), "Label"));

        // The classes fill the type, so the offset of a last source without classes is beyond it.
        var full = new FakeDataView(2, FakeColumn.Of("Label", NumberDataViewType.SByte, row => (sbyte)(127 * row)), Sources([1, 1], "a", "none"));
        CollectionAssert.AreEqual(new sbyte[] { 0, 127 }, Read<sbyte>(Ml.Transforms.OffsetLabels().Fit(full).Transform(full), "Label"));
    }

    [TestMethod]
    public void Transform_LabelOfASourceWithoutClasses_SaysSo()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Labels([1], [1], "a", "none"));
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(transformer.Transform(Labels([0], [2], "a", "none")), "Label"));
        Assert.AreEqual(
            "OffsetLabels: row 0, of source 'none', has 0 in the column 'Label'; this source had no labels when fitting, so it has no classes. " +
            "Fit on data that holds every class.",
            error.Message);
    }

    [TestMethod]
    public void Fit_Numbers_ReadsTheTwoColumnsOnce()
    {
        var counting = new CountingDataView(new FakeDataView(2, Singles("x", 1, 2), Singles("Label", 1, 2), Sources([1, 1], "a")));
        Ml.Transforms.OffsetLabels().Fit(counting);
        Assert.AreEqual(1, counting.Asked.Count);
        CollectionAssert.AreEqual(new[] { "1:Label", "2:source_id" }, counting.Asked[0]);
        Assert.AreEqual(2, counting.RowsRead);
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Fit_Given_TakesThemAndReadsNothing()
    {
        var counting = new CountingDataView(Labels([1, 2], [1, 2], "a", "b"));
        OffsetLabelsTransformer transformer = Given(new() { ["b"] = 100, ["a"] = 7, ["later"] = 100 }).Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count);
        Assert.IsNull(transformer.ClassCounts);
        CollectionAssert.AreEqual(new float[] { 8, 102 }, Read<float>(transformer.Transform(counting), "Label"));
        CollectionAssert.AreEqual(new float[] { 103 }, Read<float>(transformer.Transform(Labels([3], [1], "later")), "Label"));
        Assert.AreEqual(("a", 1L), transformer.Locate(8));
        Assert.ThrowsExactly<InvalidOperationException>(() => transformer.Locate(102));
    }

    [TestMethod]
    public void Options_NotSet_HaveTheDocumentedDefaults()
    {
        var options = new OffsetLabelsOptions();
        Assert.AreEqual("Label", options.OutputColumnName);
        Assert.IsNull(options.InputColumnName);
        Assert.AreEqual("source_id", options.SourceColumnName);
        Assert.IsNull(options.Offsets);
    }

    [TestMethod]
    public void Door_OtherNames_AreUsed()
    {
        var data = new FakeDataView(2, Singles("class", 0, 1), FakeColumn.Key("from", row => (uint)row + 1, "a", "b"));
        IDataView view = Ml.Transforms.OffsetLabels("joint", "class", "from").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "class", "from", "joint" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { 0, 2 }, Read<float>(view, "joint"));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, Read<float>(view, "class"));
    }

    private static void AssertShifted<T>(NumberDataViewType type)
        where T : struct, System.Numerics.INumber<T>
    {
        T[] labels = [T.CreateChecked(2), T.CreateChecked(0), T.CreateChecked(3)];
        var data = new FakeDataView(3, FakeColumn.Of("Label", type, row => labels[row]), Sources([1, 2, 2], "a", "b"));
        IDataView view = Ml.Transforms.OffsetLabels().Fit(data).Transform(data);
        Assert.AreEqual(type, view.Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { T.CreateChecked(2), T.CreateChecked(3), T.CreateChecked(6) }, Read<T>(view, "Label"));
    }

    private static OffsetLabelsEstimator Given(Dictionary<string, int> offsets) =>
        Ml.Transforms.OffsetLabels(new OffsetLabelsOptions { Offsets = offsets });

    private static FakeDataView Labels(float[] labels, uint[] sources, params string[] names) =>
        new(labels.Length, Singles("Label", labels), Sources(sources, names));
}
