using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Tests.Support;
using MlMix.Tool.Writing;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>Tables, byte by byte and as they are read back.</summary>
[TestClass]
public class TsvTests
{
    [TestMethod]
    public void Rows_OfEveryType_AreTheseBytes()
    {
        MixedDataView mix = Plain(
            3,
            Floats("Number", 0.1f, float.NaN, -1e-7f),
            FakeColumn.Of("Big", NumberDataViewType.UInt64, row => ulong.MaxValue - (ulong)row),
            FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => row == 1),
            FakeColumn.Key("Kind", row => (uint)row, "a cat", "dog"),
            FakeColumn.Of("Bare", new KeyDataViewType(typeof(byte), 5), row => (byte)(row * 2)),
            FakeColumn.OfVectors("Two", new VectorDataViewType(NumberDataViewType.Double, 2), row => new VBuffer<double>(2, 1, [row + 0.5], [1])),
            FakeColumn.Of("Day", DateTimeDataViewType.Instance, row => new DateTime(2001, 2, 3, 4, 5, 6).AddTicks(row)),
            FakeColumn.Of("Zone", DateTimeOffsetDataViewType.Instance, row => new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(row))),
            FakeColumn.Of("Span", TimeSpanDataViewType.Instance, row => TimeSpan.FromSeconds(row)),
            FakeColumn.Of("Id", RowIdDataViewType.Instance, row => new DataViewRowId(10, (ulong)row)));

        Assert.AreEqual(
            "Number\tBig\tFlag\tKind\tBare\tTwo.0\tTwo.1\tDay\tZone\tSpan\tId\n"
            + "0.1\t18446744073709551615\tfalse\t\t\t0\t0.5\t2001-02-03T04:05:06.0000000\t2001-02-03T04:05:06.0000000+00:00\t00:00:00"
            + "\t0000000000000000000000000000000a\n"
            + "NaN\t18446744073709551614\ttrue\ta cat\t1\t0\t1.5\t2001-02-03T04:05:06.0000001\t2001-02-03T04:05:06.0000000+01:00\t00:00:01"
            + "\t0000000000000001000000000000000a\n"
            + "-1E-07\t18446744073709551613\tfalse\tdog\t3\t0\t2.5\t2001-02-03T04:05:06.0000002\t2001-02-03T04:05:06.0000000+02:00\t00:00:02"
            + "\t0000000000000002000000000000000a\n",
            Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void Texts_ThatNeedQuotes_HaveThem()
    {
        MixedDataView mix = Plain(10, Texts("T\t1", "plain", "", "a\tb", "say \"x\"", "line\nbreak", " begin", "end ", "// no comment", "#5", "é/#"));

        Assert.AreEqual(
            "\"T\t1\"\nplain\n\"\"\n\"a\tb\"\n\"say \"\"x\"\"\"\n\"line\nbreak\"\n\" begin\"\n\"end \"\n\"// no comment\"\n\"#5\"\né/#\n",
            Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void EmptyTexts_AmongOthers_AreEmptyCells()
    {
        MixedDataView mix = Plain(1, Texts("A", ""), Texts("B", ""));

        Assert.AreEqual("A\tB\n\t\n", Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void KeyValues_ThatNeedQuotes_HaveThem()
    {
        MixedDataView mix = Plain(2, FakeColumn.Key("Kind", row => (uint)row + 1, "a\tb", "\""));

        Assert.AreEqual("Kind\n\"a\tb\"\n\"\"\"\"\n", Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void Columns_OfTheMix_AreWrittenToo()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Concat, Columns = MixColumns.SourceId | MixColumns.SourceRow },
            new MixSource("left", new FakeDataView(2, Floats("X", 1, 2))), new MixSource("right", new FakeDataView(1, Floats("X", 3))));

        Assert.AreEqual("X\tsource_id\tsource_row\n1\tleft\t0\n2\tleft\t1\n3\tright\t0\n", Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void Values_ReadBack_AreTheSame()
    {
        float[] numbers = [0.1f, float.NaN, float.MaxValue, float.Epsilon, -0f, float.PositiveInfinity, float.NegativeInfinity, 16777216f];
        string[] texts = ["plain", "", "a\tb", "\"", "\"\"x", " x ", "//", "é"];
        using var folder = new TempFolder();
        MixedDataView mix = Plain(
            8, Texts("Text", texts), Floats("Number", numbers), FakeColumn.Of("Key", new KeyDataViewType(typeof(uint), 9), row => (uint)row));
        string path = MixWriter.Write(mix, folder.File("x.tsv"), new WriteOptions()).Path;

        IDataView back = Ml.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            HasHeader = true,
            AllowQuoting = true,
            Columns =
            [
                new TextLoader.Column("Text", DataKind.String, 0),
                new TextLoader.Column("Number", DataKind.Single, 1),
                new TextLoader.Column("Key", DataKind.UInt32, [new TextLoader.Range(2)], new KeyCount(9)),
            ],
        });

        CollectionAssert.AreEqual(texts, back.GetColumn<string>("Text").ToArray());
        CollectionAssert.AreEqual(
            numbers.Select(BitConverter.SingleToInt32Bits).ToArray(), back.GetColumn<float>("Number").Select(BitConverter.SingleToInt32Bits).ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3, 4, 5, 6, 7 }, back.GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void Faults_OfColumnsAndExtension_AreNamed()
    {
        MixedDataView mix = Plain(
            1,
            FakeColumn.OfVectors("Words", new VectorDataViewType(TextDataViewType.Instance), _ => default(VBuffer<ReadOnlyMemory<char>>)),
            Floats("V.1", 1),
            FakeColumn.OfVectors("V", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2])),
            FakeColumn.Of("Handle", new HandleDataViewType(), row => new Handle(row)));

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Written.Bytes(mix, ".tsv"));

        Assert.AreEqual(
            "Column 'Handle' has the type MlMix.Testing.HandleDataViewType, which cannot be written; leave it out, or turn it into numbers or text first.",
            error.Faults[0]);
        Assert.AreEqual(
            "Column 'Words' has vectors of any length, and lines of a table have the same cells; write '.jsonl' or '.idv', or leave it out.", error.Faults[1]);
        Assert.AreEqual("Two cells of the header would be 'V.1'; rename a column.", error.Faults[2]);
        Assert.HasCount(3, error.Faults);
        var unknown = Assert.ThrowsExactly<MixConfigurationException>(() => MixWriter.Write(mix, "x.csv", new WriteOptions()));
        Assert.AreEqual(
            "Writing 'x.csv': The extension of 'x.csv' is '.csv', which says no form that rows can be written in; use '.idv', '.tsv', '.jsonl'.",
            unknown.Message);
        Assert.IsFalse(File.Exists("x.csv.part"));
    }
}
