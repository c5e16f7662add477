using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Cursors;
using MlMix.Mixing;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>The columns that a mix adds: which, of which types, under which names, and what they say about the mix.</summary>
[TestClass]
public class AddedColumnTests
{
    private const MixColumns All = MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin;

    [TestMethod]
    public void Columns_All_StandAfterThoseOfTheSources()
    {
        MixSchema schema = Schema(new MixOptions { Columns = All }, Sources([2, 1]));

        CollectionAssert.AreEqual(
            new[] { "Value", "source_id", "source_row", "source_pass", "sample_weight", "origin" }, schema.Output.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(
            new DataViewType[]
            {
                NumberDataViewType.Int64, new KeyDataViewType(typeof(uint), 2), NumberDataViewType.Int64, NumberDataViewType.Int32,
                NumberDataViewType.Single, NumberDataViewType.UInt64,
            },
            schema.Output.Select(column => column.Type).ToArray());
        CollectionAssert.AreEqual(
            new[] { MixColumns.None, MixColumns.SourceId, MixColumns.SourceRow, MixColumns.SourcePass, MixColumns.SampleWeight, MixColumns.Origin },
            Enumerable.Range(0, 6).Select(schema.Added).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b" }, KeyValues(schema.Output["source_id"]));
    }

    [TestMethod]
    public void Columns_SomeOrNone_AreThoseAskedFor()
    {
        MixSchema some = Schema(
            new MixOptions { Columns = MixColumns.SourceRow | MixColumns.Origin, SourceRowColumnName = "row", OriginColumnName = "key" }, Sources([2]));

        CollectionAssert.AreEqual(new[] { "Value", "row", "key" }, some.Output.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { MixColumns.None, MixColumns.SourceRow, MixColumns.Origin }, Enumerable.Range(0, 3).Select(some.Added).ToArray());
        Assert.AreEqual(1, Schema(new MixOptions { Columns = MixColumns.None }, Sources([2])).Output.Count);
    }

    [TestMethod]
    public void Names_EqualOrNone_AreRefused()
    {
        Refused(
            new MixOptions { Columns = All, SourceRowColumnName = "x", OriginColumnName = "x", SourcePassColumnName = " " },
            Sources([2]),
            "SourcePassColumnName must be a name; it is ' '. The default is 'source_pass'.",
            "SourceRowColumnName and OriginColumnName are both 'x'; give each added column a name of its own.");
        Refused(new MixOptions { Columns = (MixColumns)33 }, Sources([2]), "Columns must be a combination of MixColumns; it is 33.");
    }

    [TestMethod]
    public void Names_OfSourcesColumns_ClashWithThoseAskedForOnly()
    {
        var view = new FakeDataView(1, Column("source_row", NumberDataViewType.Single, 1f), Column("origin", NumberDataViewType.Single, 1f));

        Assert.AreEqual(3, Schema(new MixOptions(), Over(view, view)).Output.Count);
        Refused(
            new MixOptions { Columns = All },
            Over(view, view),
            "Column 'source_row' of 'a', 'b' has the name of a column that the mix adds; set SourceRowColumnName to another name, "
                + "or rename the source's column (Rename) or leave it out (Drop).",
            "Column 'origin' of 'a', 'b' has the name of a column that the mix adds; set OriginColumnName to another name, "
                + "or rename the source's column (Rename) or leave it out (Drop).");
    }

    [TestMethod]
    public void Options_OutOfRange_AreRefused() => Refused(
        new MixOptions { MissingColumns = (MissingColumns)5, VectorLengths = (VectorLengths)6, SampleWeights = (SampleWeighting)7 },
        Sources([2]),
        "MissingColumns must be Refuse or Fill; it is 5.",
        "VectorLengths must be Refuse or Pad; it is 6.",
        "SampleWeights must be Fixed or Importance; it is 7.");

    [TestMethod]
    [DataRow(StopRule.AllOnce, false)]
    [DataRow(StopRule.AllExhausted, true)]
    public void Annotations_OfSourceAndOrigin_TellOfCopies(StopRule stop, bool mayRepeat)
    {
        DataViewSchema schema = Schema(new MixOptions { Columns = All, Stop = stop, OriginColumnName = "key" }, Sources([2, 1])).Output;
        bool ofOrigin = !mayRepeat;
        ReadOnlyMemory<char> name = default;
        schema["key"].Annotations.GetValue(MixAnnotations.MayRepeat, ref ofOrigin);
        schema["source_id"].Annotations.GetValue(MixAnnotations.OriginName, ref name);

        Assert.AreEqual(mayRepeat, MixAnnotations.ReadMayRepeat(schema["source_id"]));
        Assert.AreEqual(mayRepeat, ofOrigin);
        Assert.AreEqual("key", name.ToString());
        Assert.AreEqual("key", MixAnnotations.OriginOf(schema)?.Name);
        Assert.AreEqual(mayRepeat, MixAnnotations.MayRepeatRows(schema));
        Assert.IsNull(MixAnnotations.MayRepeatRows(Numbered(0, 1).Schema));
        Assert.IsNull(MixAnnotations.OriginOf(Numbered(0, 1).Schema));
    }

    [TestMethod]
    public void Annotations_ThatDisagree_TellOfCopies()
    {
        static FakeColumn Says(string name, bool mayRepeat)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            MixAnnotations.WriteMayRepeat(builder, mayRepeat);
            return FakeColumn.Of(name, NumberDataViewType.Single, row => 1f, builder.ToAnnotations());
        }

        Assert.IsTrue(MixAnnotations.MayRepeatRows(new FakeDataView(1, Says("A", true), Says("B", false)).Schema));
        Assert.IsTrue(MixAnnotations.MayRepeatRows(new FakeDataView(1, Says("A", false), Says("B", true)).Schema));
        Assert.IsFalse(MixAnnotations.MayRepeatRows(new FakeDataView(1, Says("A", false), Says("B", false)).Schema));
    }

    [TestMethod]
    public void Origin_OfAnInnerMix_GoesIntoThatOfTheOuter()
    {
        MixedDataView inner = Ml.Data.Mix(new MixOptions { Columns = MixColumns.Origin, Stop = StopRule.AllExhausted }, Sources([2, 1]));
        MixSchema outer = Schema(new MixOptions { Columns = MixColumns.Origin }, new MixSource("x", inner), new MixSource("y", Numbered(2, 2)));
        int origin = outer.Output["origin"].Index;

        Assert.AreEqual(2, outer.Output.Count);
        Assert.AreEqual("origin", outer.OriginColumnOf(0)?.Name);
        Assert.IsNull(outer.OriginColumnOf(1));
        CollectionAssert.AreEqual(new[] { "origin" }, Asked(outer, 0, origin));
        Assert.IsEmpty(Asked(outer, 1, origin));
        CollectionAssert.AreEqual(new[] { "Value" }, Asked(outer, 0, 0));
        Assert.AreEqual("origin", outer.Alignment.Dropped.Single().Column);
        Assert.IsTrue(outer.MayRepeatRows);
    }

    [TestMethod]
    public void Origin_OfAnInnerMix_StaysWhereTheOuterAddsNone()
    {
        MixedDataView inner = Ml.Data.Mix(new MixOptions { Columns = MixColumns.Origin, Stop = StopRule.AllOnce }, Sources([2, 1]));
        MixSchema once = Schema(new MixOptions { Columns = MixColumns.None }, new MixSource("x", inner));
        MixSchema often = Schema(new MixOptions { Columns = MixColumns.None }, new MixSource("x", inner) { Repeat = 2 });

        Assert.AreEqual("origin", MixAnnotations.OriginOf(once.Output)?.Name);
        Assert.IsFalse(MixAnnotations.MayRepeatRows(once.Output));
        Assert.IsTrue(MixAnnotations.MayRepeatRows(often.Output));
    }

    [TestMethod]
    public void Origin_OverAnInnerMixWithCopiesAndNoOrigin_IsRefused()
    {
        MixedDataView copies = Ml.Data.Mix(new MixOptions { Columns = MixColumns.None, Stop = StopRule.AllExhausted }, Sources([2, 1]));
        MixedDataView none = Ml.Data.Mix(new MixOptions { Columns = MixColumns.None }, Sources([2, 1]));
        const string fault = " is a mix whose rows may come several times, and has no origin column, so its copies cannot be told from other rows; "
            + "add MixColumns.Origin to its Columns.";

        Assert.AreEqual(2, Schema(new MixOptions { Columns = MixColumns.Origin }, new MixSource("x", none)).Output.Count);
        Refused(new MixOptions { Columns = MixColumns.Origin }, [new MixSource("x", copies)], "Source 'x'" + fault);
        Refused(new MixOptions { Columns = MixColumns.Origin }, Over(none, none), "Source 'a'" + fault, "Source 'b'" + fault);
    }

    [TestMethod]
    public void Salt_OfASource_IsThatOfTheFirstOfItsView()
    {
        FakeDataView view = Numbered(0, 4);
        MixSchema schema = Schema(new MixOptions(), Over(view, Numbered(1, 4), view));

        Assert.AreEqual(schema.OriginSalt(0), schema.OriginSalt(2));
        Assert.AreNotEqual(schema.OriginSalt(0), schema.OriginSalt(1));
        Assert.AreEqual(schema.OriginSalt(1), Schema(new MixOptions(), new MixSource("x", Numbered(1, 4)), new MixSource("b", view)).OriginSalt(1));
    }

    private static string[] Asked(MixSchema schema, int source, int column) =>
        [.. schema.ColumnsOf(source, new ActiveColumns(schema.Output, [schema.Output[column]])).Select(asked => asked.Name)];
}
