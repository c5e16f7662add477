using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Columns of a source go into the mix under other names, or not at all.</summary>
[TestClass]
public class RenameDropTests
{
    private static readonly FakeDataView Two = new(1, Column("A", NumberDataViewType.Single, 1f), Column("B", NumberDataViewType.Single, 2f));

    [TestMethod]
    public void Rename_AndDrop_BringSourcesTogether()
    {
        var other = new FakeDataView(1,
            Column("Extra", TextDataViewType.Instance, "x".AsMemory()), Column("b", NumberDataViewType.Single, 3f), Column("A", NumberDataViewType.Single, 4f));

        MixedDataView mix = Concat(
            new MixSource("first", Two), new MixSource("second", other) { Rename = Names(("b", "B")), Drop = ["Extra"] });

        CollectionAssert.AreEqual(new[] { "A", "B", "source_id" }, mix.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 4 }, ViewRows.Column<float>(mix, "A"));
        CollectionAssert.AreEqual(new[] { 2f, 3 }, ViewRows.Column<float>(mix, "B"));
    }

    [TestMethod]
    public void Rename_OfTwoIntoEachOther_SwapsThem()
    {
        MixedDataView mix = Concat(new MixSource("a", Two), new MixSource("b", Two) { Rename = Names(("A", "B"), ("B", "A")) });

        CollectionAssert.AreEqual(new[] { 1f, 2 }, ViewRows.Column<float>(mix, "A"));
        CollectionAssert.AreEqual(new[] { 2f, 1 }, ViewRows.Column<float>(mix, "B"));
    }

    [TestMethod]
    public void Drop_OrRename_OfAnInnerSourceColumn_EndsTheClash()
    {
        MixedDataView inner = Ml.Data.Mix(Sources([2, 1]));

        Assert.AreEqual(2, Concat(new MixSource("x", inner) { Drop = ["source_id"] }).Schema.Count);
        CollectionAssert.AreEqual(
            new uint[] { 1, 2 }, ViewRows.Column<uint>(Concat(new MixSource("x", inner) { Rename = Names(("source_id", "inner_id")) }), "inner_id"));
        Refused(
            [new MixSource("x", inner)],
            "Column 'source_id' of 'x' has the name of a column that the mix adds; set SourceColumnName to another name, "
                + "or rename the source's column (Rename) or leave it out (Drop).");
    }

    [TestMethod]
    public void Names_ThatAreNotThere_AreRefused() => Refused(
        [new MixSource("a", Two) { Rename = Names(("C", "D")), Drop = ["E"] }],
        "Source 'a': Rename names a column 'C', which it does not have; there are 'A', 'B'.",
        "Source 'a': Drop names a column 'E', which it does not have; there are 'A', 'B'.");

    [TestMethod]
    public void Names_ThatCannotBe_AreRefused() => Refused(
        [new MixSource("a", Two) { Rename = Names(("A", "B")) }, new MixSource("b", Two) { Rename = Names(("A", " "), ("B", "C")), Drop = ["A", "B"] }],
        "Source 'a': columns 'A' and 'B' would both be named 'B'; rename one of them to another name (Rename), or leave it out (Drop).",
        "Source 'b': Rename gives column 'A' the name ' '; give it a name, or leave it out by Drop.",
        "Source 'b': column 'A' is both in Rename and in Drop; take it out of one of them.",
        "Source 'b': column 'B' is both in Rename and in Drop; take it out of one of them.",
        "Column 'B' (Single) is in 'a' but not in 'b'; rename one to it (Rename), "
            + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).");

    [TestMethod]
    public void NullOptions_AreRefused() => Refused(
        [new MixSource("a", Two) { Rename = null!, Drop = null!, Fill = null! }],
        "Source 'a': Rename, Drop and Fill must not be null; leave them out where there is nothing to say.");

    [TestMethod]
    public void Cursor_OfASource_IsAskedForWhatItHasOnly()
    {
        var counted = new CountingDataView(new FakeDataView(1, Column("b", NumberDataViewType.Single, 3f), Column("C", NumberDataViewType.Single, 4f)));
        MixedDataView mix = Concat(
            new MixOptions { MissingColumns = MissingColumns.Fill }, new MixSource("a", Two), new MixSource("b", counted) { Rename = Names(("b", "B")) });

        ViewRows.Column<float>(mix, "B");
        ViewRows.Column<float>(mix, "A");

        Assert.AreEqual("0:b|", string.Join('|', counted.Asked.Select(columns => string.Join(',', columns))));
    }

    private static Dictionary<string, string> Names(params (string From, string To)[] names) => names.ToDictionary(name => name.From, name => name.To);
}
