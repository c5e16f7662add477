using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>The alignment as a plan that can be printed before the first row, and as one error.</summary>
[TestClass]
public class AlignmentTests
{
    [TestMethod]
    public void Types_OfManyKinds_AreNamedUpToSome() => Refused(
        Over([.. Enumerable.Range(1, 9).Select(size => Vectors(new VectorDataViewType(NumberDataViewType.Single, size), Dense(new float[size])))]),
        "Column 'X' is Vector<Single, 1> in 'a', Vector<Single, 2> in 'b', Vector<Single, 3> in 'c', Vector<Single, 4> in 'd', Vector<Single, 5> in 'e' "
            + "and others in 'f', 'g', 'h', 'i'; bring them to one length, or pad the shorter ones with zeros by VectorLengths.Pad.");

    [TestMethod]
    public void Text_OfEveryTreatment_IsThis()
    {
        var first = new FakeDataView(1,
            FakeColumn.Key("Label", row => 1, "cat", "dog"),
            FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 3), row => Dense(1f, 2, 3)),
            Column("Caption", TextDataViewType.Instance, "a cat".AsMemory()),
            Column("Count", NumberDataViewType.Int32, 1));
        var second = new FakeDataView(1,
            Column("Id", NumberDataViewType.Int64, 9L),
            FakeColumn.OfVectors("Pixels", new VectorDataViewType(NumberDataViewType.Byte, 2), row => Dense<byte>(1, 2)),
            FakeColumn.Key("Label", row => 1, "dog", "cow", "cat"));
        var options = new MixOptions
        {
            MissingColumns = MissingColumns.Fill,
            VectorLengths = VectorLengths.Pad,
            Columns = MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin,
        };

        string text = Text(options,
            new MixSource("x", first),
            new MixSource("y", first),
            new MixSource("z", second)
            {
                Rename = new Dictionary<string, string> { ["Pixels"] = "Features" },
                Drop = ["Id"],
                Fill = new Dictionary<string, object?> { ["Count"] = 0 },
            });

        Assert.AreEqual(
            """
            Label: Key<UInt32, 0-2>
              x, y: keys 1 -> 1, 2 -> 2
              z: keys 1 -> 2, 2 -> 3, 3 -> 1
            Features: Vector<Single, 3>
              x, y: as it is
              z: renamed from 'Pixels', widened from Byte, padded from 2
            Caption: String
              x, y: as it is
              z: filled with missing
            Count: Int32
              x, y: as it is
              z: filled with '0'
            source_id: Key<UInt32, 0-2>, added
            source_row: Int64, added
            source_pass: Int32, added
            sample_weight: Single, added
            origin: UInt64, added
            Id: Int64, dropped
              z

            """,
            text);
    }

    [TestMethod]
    public void Data_OfTheAlignment_SaysTheSame()
    {
        var options = new MixOptions { MissingColumns = MissingColumns.Fill };
        var second = new FakeDataView(1, FakeColumn.Key("Class", row => 1, "dog", "cat"));
        SchemaAlignment alignment = Schema(options,
            new MixSource("a", Keys(["cat", "dog"], 1)),
            new MixSource("b", second) { Rename = new Dictionary<string, string> { ["Class"] = "X" } },
            new MixSource("c", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = "dog" } }).Alignment;
        AlignedColumn column = alignment.Columns[0];

        Assert.AreEqual(("X", MixColumns.None), (column.Name, column.Added));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), column.Type);
        CollectionAssert.AreEqual(
            new[] { ColumnSteps.AsIs, ColumnSteps.Renamed | ColumnSteps.Remapped, ColumnSteps.Filled },
            column.Sources.Select(source => source.Steps).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, column.Sources.Select(source => source.Source).ToArray());
        CollectionAssert.AreEqual(new[] { "X", "Class", null }, column.Sources.Select(source => source.Column).ToArray());
        CollectionAssert.AreEqual(new ulong[] { 2, 1 }, column.Sources[1].Keys.ToArray());
        Assert.IsEmpty(column.Sources[0].Keys);
        Assert.AreEqual("dog", column.Sources[2].Fill);
        Assert.IsNull(column.Sources[2].Type);
        Assert.AreEqual(MixColumns.SourceId, alignment.Columns[1].Added);
        Assert.IsEmpty(alignment.Columns[1].Sources);
        Assert.IsEmpty(alignment.Dropped);
    }

    [TestMethod]
    public void Text_OfManySourcesAndKeys_IsShort()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"n{i}")];
        IDataView[] views = [Keys(names, 1), .. Enumerable.Repeat(Keys([.. names.Reverse()], 1), 7)];

        Assert.AreEqual(
            "X: Key<UInt32, 0-9>\n  a: as it is\n  b, c, d, e, f and 2 more: keys 1 -> 10, 2 -> 9, 3 -> 8, 4 -> 7, 5 -> 6, 6 -> 5, 7 -> 4, 8 -> 3 and 2 more\n"
                + "source_id: Key<UInt32, 0-7>, added\n",
            Text(new MixOptions(), Over(views)));
    }

    [TestMethod]
    public void Differences_OfEveryKind_AreOneError()
    {
        var first = new FakeDataView(1,
            Column("Only", NumberDataViewType.Single, 1f),
            Column("Type", NumberDataViewType.Single, 1f),
            Column("Wide", NumberDataViewType.Int64, 1L),
            FakeColumn.OfVectors("Length", new VectorDataViewType(NumberDataViewType.Single, 2), row => Dense(1f, 2)),
            FakeColumn.OfVectors("Shape", new VectorDataViewType(NumberDataViewType.Single, 2), row => Dense(1f, 2)),
            FakeColumn.Key("Key", row => 1, "cat", "dog"),
            Column("source_id", NumberDataViewType.Single, 1f));
        var second = new FakeDataView(1,
            Column("Type", TextDataViewType.Instance, "t".AsMemory()),
            Column("Wide", NumberDataViewType.Double, 1d),
            FakeColumn.OfVectors("Length", new VectorDataViewType(NumberDataViewType.Single, 3), row => Dense(1f, 2, 3)),
            Column("Shape", NumberDataViewType.Single, 1f),
            Column("Key", new KeyDataViewType(typeof(uint), 2), 1u),
            Column("Extra", NumberDataViewType.Single, 1f));
        const string fill = "rename one to it (Rename), fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).";

        Refused(
            new MixOptions { SampleWeights = SampleWeighting.Importance, SourceRowColumnName = "" },
            [new MixSource("a", first), new MixSource("b", second) { Drop = ["Nothing"], SampleWeight = 2 }],
            "Source 'b' has SampleWeight 2, but no column tells it; add MixColumns.SampleWeight to Columns, or leave it at 1.",
            "SampleWeights is Importance, but no column tells them; add MixColumns.SampleWeight to Columns, or leave it at Fixed.",
            "SampleWeights is Importance, which is for mixes that deliver every row once, but Stop is FirstExhausted; stop by AllOnce, "
                + "or leave SampleWeights at Fixed.",
            "Source 'b': Drop names a column 'Nothing', which it does not have; there are 'Type', 'Wide', 'Length', 'Shape', 'Key', 'Extra'.",
            "Column 'source_id' of 'a' has the name of a column that the mix adds; set SourceColumnName to another name, "
                + "or rename the source's column (Rename) or leave it out (Drop).",
            "Column 'Only' (Single) is in 'a' but not in 'b'; " + fill,
            "Column 'Type' is Single in 'a' but String in 'b'; convert one of them so that the types agree.",
            "Column 'Wide' is Int64 in 'a' but Double in 'b'; no number type holds all values of these exactly, so convert one of them.",
            "Column 'Length' is Vector<Single, 2> in 'a' but Vector<Single, 3> in 'b'; "
                + "bring them to one length, or pad the shorter ones with zeros by VectorLengths.Pad.",
            "Column 'Shape' is Vector<Single, 2> in 'a' but Single in 'b'; "
                + "vectors and single values cannot be one column, so make the single ones vectors first (Concatenate), or rename one of them.",
            "Column 'Key' is a key with key values in 'a' but without key values in 'b', so what some of its keys stand for is unknown; "
                + "map all to keys with MapValueToKey, which writes down the values, or mix before mapping to keys.",
            "Column 'Extra' (Single) is in 'b' but not in 'a'; " + fill);
    }

    [TestMethod]
    public void Alignment_IsPlanned_WithoutReading()
    {
        var counted = new CountingDataView(Keys(["cat", "dog"], 1));

        Schema(new MixOptions(), Over(counted, Keys(["dog"], 1))).Alignment.ToString();

        Assert.IsEmpty(counted.Asked);
    }
}
