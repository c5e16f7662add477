using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>The one schema of all chains, as promised and as delivered.</summary>
[TestClass]
public class ForSourceSchemaTests
{
    private static readonly VectorDataViewType Pair = new(NumberDataViewType.Single, 2);

    [TestMethod]
    public void NewColumns_StandBehindTheHiddenOnes_AndAtTheEndInTheOrderOfTheChains()
    {
        FakeDataView data = Data(Singles("y", 7, 8, 9, 10, 11, 12));
        IDataView view = FitTransform(
            Ml.Transforms.ForSource(Options(
                Chain(Times(1, "second"), Times(1, "first"), Times(1, "third")),
                ("b", Chain(Times(2, "first"), Times(2, "y", "y"), Times(2, "third"), Times(2, "second"))),
                ("a", Chain(Times(3, "second"), Times(3, "third"), Times(3), Times(3, "first"))))),
            data);
        CollectionAssert.AreEqual(
            new[] { "(x)", "x", "source_id", "(y)", "y", "first", "third", "second" }, ColumnNames(view.Schema));
        Assert.AreSame(view.Schema, view.GetRowCursor(view.Schema).Schema);
    }

    [TestMethod]
    public void HiddenColumns_OfTheInput_StayWhereTheyAre()
    {
        var data = new FakeDataView(2, Singles("x", 5, 6), Singles("x", 1, 2), Sources([1, 2], "a", "b"));
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Times(10))), data);
        CollectionAssert.AreEqual(new[] { "(x)", "(x)", "x", "source_id" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { 10, 2 }, Read<float>(view, "x"));
        CollectionAssert.AreEqual(new float[] { 5, 6 }, Read<float>(view, view.Schema[0]));
    }

    [TestMethod]
    public void Annotations_AreKeptWhereEqualForAll()
    {
        DataViewSchema.Annotations Named(bool isNormalized, params string[] slots)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.Add(FakeColumn.Texts("SlotNames", slots), _ => true);
            builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, isNormalized);
            return builder.ToAnnotations();
        }

        string Kept(DataViewSchema.Annotations a, DataViewSchema.Annotations others) => string.Join(" ", FitTransform(
            Ml.Transforms.ForSource(Options(Makes("v", Pair, default(VBuffer<float>), others), ("a", Makes("v", Pair, default(VBuffer<float>), a)))),
            Data()).Schema["v"].Annotations.Schema.Select(column => column.Name));

        Assert.AreEqual("SlotNames IsNormalized", Kept(Named(true, "l", "r"), Named(true, "l", "r")));
        Assert.AreEqual("IsNormalized", Kept(Named(true, "l", "r"), Named(true, "l", "R")));
        Assert.AreEqual("SlotNames", Kept(Named(true, "l", "r"), Named(false, "l", "r")));
        Assert.AreEqual("SlotNames", Kept(Named(true, "l", "r"), FakeColumn.Texts("SlotNames", "l", "r")));
        Assert.AreEqual("", Kept(DataViewSchema.Annotations.Empty, Named(true, "l", "r")));
    }

    [TestMethod]
    public void KeyValues_EqualForAll_AreKept()
    {
        IDataView view = FitTransform(Ml.Transforms.ForSource(Options(Keys("k", "u", "v"), ("a", Keys("k", "u", "v")))), Data());
        CollectionAssert.AreEqual(new[] { "u", "v" }, KeyValues(view.Schema["k"]));
    }

    [TestMethod]
    public void ColumnsThatRowsWithoutASourceKeep_HaveASayInAnnotations()
    {
        var normalized = new DataViewSchema.Annotations.Builder();
        normalized.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        Step<float, float> Normalized() => Makes("x", NumberDataViewType.Single, 1f, normalized.ToAnnotations());

        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Normalized()), ("b", Normalized())), Data());
        Assert.AreEqual(0, view.Schema["x"].Annotations.Schema.Count, "Rows without a source are not normalized.");
        view = FitTransform(Ml.Transforms.ForSource(Options(Normalized(), ("a", Normalized()), ("b", Normalized()))), Data());
        Assert.AreEqual(1, view.Schema["x"].Annotations.Schema.Count);
    }

    [TestMethod]
    public void Promise_IsDelivered()
    {
        DataViewSchema.Annotations slots = FakeColumn.Texts("SlotNames", "l", "r");
        var more = new DataViewSchema.Annotations.Builder();
        more.Add(slots, _ => true);
        more.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var other = new DataViewSchema.Annotations.Builder();
        other.Add(slots, _ => true);
        other.AddPrimitiveValue("IsUserVisible", BooleanDataViewType.Instance, true);
        Step<float, VBuffer<float>> Vector(DataViewSchema.Annotations annotations) => Makes("v", Pair, default(VBuffer<float>), annotations);

        AssertKept(Ml.Transforms.ForSource(("a", Times(2)), ("b", Times(3))));
        AssertKept(Ml.Transforms.ForSource(Options(Times(1, "y"), ("a", Times(2, "y")))));
        AssertKept(Ml.Transforms.ForSource(Options(Keys("k", "u", "v"), ("a", Keys("k", "u", "v")), ("b", Keys("k", "u", "v")))));
        AssertKept(Ml.Transforms.ForSource(Options(Vector(slots), ("a", Vector(slots)))));
        AssertKept(Ml.Transforms.ForSource(Options(Vector(slots), ("a", Vector(more.ToAnnotations())))));
        AssertKept(Ml.Transforms.ForSource(Options(Vector(other.ToAnnotations()), ("a", Vector(more.ToAnnotations())))));
        AssertKept(Ml.Transforms.ForSource(Options(Vector(DataViewSchema.Annotations.Empty), ("a", Vector(slots)))));
        AssertKept(Ml.Transforms.ForSource(("a", new Step<float, float>("x", NumberDataViewType.Single, "x", _ => x => x) { Drops = "kind" })));
        AssertKept(Ml.Transforms.ForSource(("b", Ml.Transforms.OffsetLabels("x"))));

        var kinds = new Step<uint, uint>("kind", new KeyDataViewType(typeof(uint), 2), "kind", _ => key => key, FakeColumn.Texts("KeyValues", "cat", "dog"));
        AssertKept(Ml.Transforms.ForSource(("a", kinds)));
    }

    [TestMethod]
    public void Promise_OfChainsThatDiffer_SaysWhere()
    {
        SchemaShape shape = Shapes.Of(Data());
        var doubles = Makes("y", NumberDataViewType.Double, 1.0);
        var vectors = Makes("v", Pair, default(VBuffer<float>));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.ForSource(
            Options(Times(1, "y"), ("a", Chain(Times(1, "y"), vectors)), ("b", Chain(doubles, vectors)))).GetOutputSchema(shape));
        Assert.AreEqual(
            "ForSource: 2 faults\n- the column 'y' is not the same for all sources: Single for source 'a', Otherwise; Double for source 'b'. " +
            "Make them one with Transforms.Conversion.ConvertType or vectors of the same kind, or give the columns names of their own.\n" +
            "- the column 'v' is not the same for all sources: Vector<Single> for source 'a', source 'b'; none for Otherwise. " +
            "Let every chain make it, for example with CopyColumns, or set ForSourceOptions.Otherwise for sources without a chain.",
            error.Message);
    }

    [TestMethod]
    public void Promise_OfDataThatDoesNotFit_SaysWhy()
    {
        SchemaShape shape = Shapes.Of(new FakeDataView(0, Singles("x"), Singles("source_id")));
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Transforms.ForSource(("a", Ml.Transforms.OffsetLabels("x"))).GetOutputSchema(shape));
        Assert.AreEqual(2, error.Faults.Count);
        Assert.StartsWith("the source column 'source_id' is of type Single; it must be a key column", error.Faults[0]);
        Assert.StartsWith("the chain of source 'a' refuses the data: OffsetLabels: the source column 'source_id' is of type", error.Faults[1]);
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.ForSource(("a", Times(1))).GetOutputSchema(null!));
    }

    private static void AssertKept(ForSourceEstimator estimator)
    {
        FakeDataView data = Data(FakeColumn.Key("kind", _ => 1, "cat", "dog"));
        string[] promised = Shapes.Lines(estimator.GetOutputSchema(Shapes.Of(data)));
        CollectionAssert.AreEquivalent(Shapes.Lines(Shapes.Of(FitTransform(estimator, data))), promised, string.Join("; ", promised));
    }
}
