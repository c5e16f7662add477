using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Exploring.Tests.Frames;

/// <summary>Data frames as sources of a mix.</summary>
[TestClass]
public sealed class FrameMixTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void MixFrames_OfTwo_TakesTurnsAndNamesTheSources()
    {
        MixedDataView mixed = Ml.Data.MixFrames(("a", Numbers(1, 2, 3)), ("b", Numbers(10, 20, 30)));

        // Up to the row that empties the first of them.
        int[] rows = [.. mixed.GetColumn<int>("X")];
        CollectionAssert.AreEqual(rows[0] == 1 ? new[] { 1, 10, 2, 20, 3 } : [10, 1, 20, 2, 30], rows);
        Assert.AreEqual(5L, mixed.GetRowCount());
        CollectionAssert.AreEqual(new[] { "a", "b" }, mixed.Plan.Sources.Select(source => source.Name).ToArray());
    }

    [TestMethod]
    public void MixFrames_WithNullsInOneAlone_HasAMissingValueInBoth()
    {
        var whole = new DataFrame(new BooleanDataFrameColumn("Flag", [true, false]), new Int32DataFrameColumn("X", [1, 2]));
        var holed = new DataFrame(new BooleanDataFrameColumn("Flag", [null, true]), new Int32DataFrameColumn("X", [3, null]));
        var options = new MixOptions { Selection = Selection.Concat, Stop = StopRule.AllOnce };

        MixedDataView mixed = Ml.Data.MixFrames(options, new MixSource("whole", whole), new MixSource("holed", holed));

        CollectionAssert.AreEqual(new[] { 1f, 0, float.NaN, 1 }, mixed.GetColumn<float>("Flag").ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 2, 3, double.NaN }, mixed.GetColumn<double>("X").ToArray());
    }

    [TestMethod]
    public void MixFrames_OfSourcesWithOptions_KeepsThem()
    {
        IDataView plain = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", new[] { 7, 8 }));
        MixedDataView mixed = Ml.Data.MixFrames(
            new MixOptions { Stop = StopRule.AllOnce },
            new MixSource("frame", Renamed(1, 2, 3, 4), 3) { Range = RowRange.Rows(1, 3), Rename = new Dictionary<string, string> { ["Y"] = "X" } },
            new MixSource("view", plain));

        CollectionAssert.AreEquivalent(new[] { 2, 3, 7, 8 }, mixed.GetColumn<int>("X").ToArray());
        Assert.AreEqual(3, mixed.Plan.Sources[0].Weight);
    }

    [TestMethod]
    public void MixFrames_OfRenamedAndDroppedColumns_GoesByTheNamesInTheMix()
    {
        var plain = new DataFrame(new BooleanDataFrameColumn("Flag", [true]), new StringDataFrameColumn("When", ["today"]));
        var named = new DataFrame(new BooleanDataFrameColumn("Bit", [false, null]), new DateTimeDataFrameColumn("When", [null, null]));

        MixedDataView mixed = Ml.Data.ConcatFrames(
            new MixOptions(),
            new MixSource("plain", plain) { Drop = ["When"] },
            new MixSource("named", named) { Drop = ["When"], Rename = new Dictionary<string, string> { ["Bit"] = "Flag" } });

        CollectionAssert.AreEqual(new[] { 1, 0, float.NaN }, mixed.GetColumn<float>("Flag").ToArray());
    }

    [TestMethod]
    public void ConcatFrames_WithOtherColumns_FillsThemWithMissingValues()
    {
        var a = new DataFrame(new Int32DataFrameColumn("X", [1, 2]), new StringDataFrameColumn("Name", ["one", "two"]));
        var b = new DataFrame(new Int32DataFrameColumn("X", [3]), new DoubleDataFrameColumn("Z", [0.5]));

        MixedDataView appended = Ml.Data.ConcatFrames(("a", a), ("b", b));

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, appended.GetColumn<int>("X").ToArray());
        CollectionAssert.AreEqual(new[] { "one", "two", "" }, appended.GetColumn<string>("Name").ToArray());
        CollectionAssert.AreEqual(new[] { double.NaN, double.NaN, 0.5 }, appended.GetColumn<double>("Z").ToArray());
    }

    [TestMethod]
    public void ConcatFrames_WithAWholeNumberMissing_MakesItANumberWithMissingValues()
    {
        MixedDataView appended = Ml.Data.ConcatFrames(("a", Numbers(1, 2)), ("b", new DataFrame(new Int64DataFrameColumn("Other", [9L]))));

        CollectionAssert.AreEqual(new[] { 1, 2, double.NaN }, appended.GetColumn<double>("X").ToArray());
        CollectionAssert.AreEqual(new[] { double.NaN, double.NaN, 9 }, appended.GetColumn<double>("Other").ToArray());
    }

    [TestMethod]
    public void ConcatFrames_WithAValueGivenForAColumn_KeepsItsType()
    {
        var day = new DateTime(2024, 5, 1);
        var full = new DataFrame(new Int32DataFrameColumn("X", [1]), new Int32DataFrameColumn("Y", [2]), new DateTimeDataFrameColumn("Day", [day]));
        var options = new MixOptions { MissingColumns = MissingColumns.Fill };

        MixedDataView all = Ml.Data.ConcatFrames(
            options,
            new MixSource("full", full),
            new MixSource("short", Numbers(3)) { Fill = new Dictionary<string, object?> { ["Y"] = 7, ["Day"] = day.AddDays(1) } });

        CollectionAssert.AreEqual(new[] { 2, 7 }, all.GetColumn<int>("Y").ToArray());
        CollectionAssert.AreEqual(new[] { day, day.AddDays(1) }, all.GetColumn<DateTime>("Day").ToArray());
    }

    [TestMethod]
    public void MixFrames_WithAViewThatLacksAWholeNumber_HasAMissingValueThere()
    {
        IDataView plain = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", new[] { 7 }), ArrayColumn.Scalar("Z", new[] { 8 }));
        var frame = new DataFrame(new Int32DataFrameColumn("X", [1]), new Int32DataFrameColumn("Y", [2]), new BooleanDataFrameColumn("Z", [true]));
        var options = new MixOptions { MissingColumns = MissingColumns.Fill };

        MixedDataView all = Ml.Data.ConcatFrames(options, new MixSource("frame", frame) { Drop = ["Z"] }, new MixSource("view", plain) { Drop = ["Z"] });

        CollectionAssert.AreEqual(new[] { 1, 7 }, all.GetColumn<int>("X").ToArray());
        CollectionAssert.AreEqual(new[] { 2.0, double.NaN }, all.GetColumn<double>("Y").ToArray());
        Assert.IsNull(all.Schema.GetColumnOrNull("Z"));
    }

    [TestMethod]
    public void MixFrames_OfAColumnThatMlNetCannotHave_TakesTheFrameWhereItIsDropped()
    {
        var frame = new DataFrame(new CharDataFrameColumn("Letter", ['a']), new Int32DataFrameColumn("X", [1]));

        MixedDataView mixed = Ml.Data.MixFrames(new MixOptions(), new MixSource("a", frame) { Drop = ["Letter"] });

        CollectionAssert.AreEqual(new[] { 1 }, mixed.GetColumn<int>("X").ToArray());
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.MixFrames(("a", frame))).Message, "column 'Letter' holds System.Char");
    }

    [TestMethod]
    public void ConcatFrames_WithOneWithoutRows_HasVectorsOfTheLengthOfTheOthers()
    {
        static DataFrame Vectors(string name, params int[] lengths) =>
            new(new VBufferDataFrameColumn<float>(name, lengths.Select(length => new VBuffer<float>(length, new float[length]))));
        static int Size(MixedDataView mixed, string name = "V") => ((VectorDataViewType)mixed.Schema[name].Type).Size;
        var options = new MixOptions();
        IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("W", [1f, 2, 3, 4], 4));

        Assert.AreEqual(3, Size(Ml.Data.ConcatFrames(("none", Vectors("V")), ("some", Vectors("V", 3, 3)))));
        Assert.AreEqual(3, Size(Ml.Data.ConcatFrames(("some", Vectors("V", 3)), ("none", Vectors("V")), ("nor", Vectors("V")))));
        Assert.AreEqual(0, Size(Ml.Data.ConcatFrames(("ragged", Vectors("V", 3, 2)), ("none", Vectors("V")))));
        Assert.AreEqual(0, Size(Ml.Data.ConcatFrames(("none", Vectors("V")), ("nor", Vectors("V")))));
        Assert.AreEqual(4, Size(
            Ml.Data.ConcatFrames(
                options, new MixSource("none", Vectors("V")) { Rename = new Dictionary<string, string> { ["V"] = "W" } }, new MixSource("view", view)),
            "W"));
        options.VectorLengths = VectorLengths.Pad;
        MixSource[] padded = [new("two", Vectors("V", 2)), new("none", Vectors("V")), new("three", Vectors("V", 3))];
        Assert.AreEqual(3, Size(Ml.Data.ConcatFrames(options, padded)));
    }

    [TestMethod]
    public void Faults_OfFramesAndOfTheMix_AreNamed()
    {
        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.MixFrames(
            ("a", new DataFrame(new DateTimeDataFrameColumn("When", [new DateTime(2001, 2, 3)]))),
            ("b", new DataFrame(new DateTimeDataFrameColumn("When", [null])))));
        StringAssert.Contains(refusal.Message, "MixFrames");
        StringAssert.Contains(refusal.Message, "Frame 'b': column 'When'");

        refusal = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.MixFrames(("a", Numbers(1)), ("a", Renamed(1))));
        StringAssert.Contains(refusal.Message, "'a'");

        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.MixFrames(("a", null!)));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromDataFrame(null!));
    }

    private static DataFrame Numbers(params int[] values) => new(new Int32DataFrameColumn("X", values));

    private static DataFrame Renamed(params int[] values) => new(new Int32DataFrameColumn("Y", values));
}
