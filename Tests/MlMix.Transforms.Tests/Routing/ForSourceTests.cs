using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>Each row goes through the chain of its source, which was fitted on rows of that source.</summary>
[TestClass]
public class ForSourceTests
{
    [TestMethod]
    public void Rows_GoThroughTheChainOfTheirSource()
    {
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Times(2)), ("b", Times(-1))), Data());
        CollectionAssert.AreEqual(new float[] { 2, -10, 4, -20, 6, 300 }, Read<float>(view, "x"), "The last row has no source.");
        CollectionAssert.AreEqual(Values, Read<float>(view, view.Schema[0]), "The input's column is hidden, and there.");
    }

    [TestMethod]
    public void Fit_OfAChain_SeesTheRowsOfItsSourceAlone()
    {
        Step<float, float> a = Centre(), b = Centre(), others = Centre();
        var data = new FakeDataView(7, Singles("x", [.. Values, 8]), Sources([1, 2, 1, 2, 1, 0, 3], "a", "b", "c"));
        IDataView view = FitTransform(Ml.Transforms.ForSource(Options(others, ("b", b), ("a", a))), data);

        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, a.Fitted.Single());
        CollectionAssert.AreEqual(new float[] { 10, 20 }, b.Fitted.Single());
        CollectionAssert.AreEqual(new float[] { 300, 8 }, others.Fitted.Single());

        // The means are 2, 15 and 154.
        CollectionAssert.AreEqual(new float[] { -1, -5, 0, 5, 1, 146, -146 }, Read<float>(view, "x"));
    }

    [TestMethod]
    public void Chains_NeverSeeARowOfAnotherSource()
    {
        Step<float, float> a = Times(2, "y"), b = Times(3, "y"), others = Times(5, "y");
        ForSourceTransformer transformer = Ml.Transforms.ForSource(Options(others, ("a", a), ("b", b))).Fit(Data());
        Assert.IsEmpty(a.Mapped);
        CollectionAssert.AreEqual(new float[] { 2, 30, 4, 60, 6, 1500 }, Read<float>(transformer.Transform(Data()), "y"));
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, a.Mapped);
        CollectionAssert.AreEqual(new float[] { 10, 20 }, b.Mapped);
        CollectionAssert.AreEqual(new float[] { 300 }, others.Mapped);
    }

    [TestMethod]
    public void Fit_ReadsTheSourceColumnUntilAllWereSeen_AndEachChainReadsByItself()
    {
        var counting = new CountingDataView(Data());
        Ml.Transforms.ForSource(("a", Times(2)), ("b", Times(-1))).Fit(counting);
        Assert.AreEqual(2 + 6 + 6, counting.RowsRead, "Both sources were met in the first two rows.");
        CollectionAssert.AreEqual(
            new[] { "1:source_id", "0:x 1:source_id", "0:x 1:source_id" },
            counting.Asked.Select(columns => string.Join(" ", columns)).ToArray());
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Sources_AreFoundByName()
    {
        ForSourceTransformer transformer = Ml.Transforms.ForSource(Options(Times(0), ("a", Times(2)), ("b", Times(-1)))).Fit(Data());
        var other = new FakeDataView(4, Singles("x", 1, 2, 3, 4), Sources([1, 2, 3, 0], "b", "new", "a"));
        CollectionAssert.AreEqual(new float[] { -1, 0, 6, 0 }, Read<float>(transformer.Transform(other), "x"));
    }

    [TestMethod]
    public void Sources_WithoutNames_AreFoundByNumber()
    {
        FakeColumn key = FakeColumn.Of("domain", new KeyDataViewType(typeof(byte), 3), row => (byte)(row % 4));
        var data = new FakeDataView(4, Singles("x", 1, 2, 3, 4), key);
        ForSourceOptions options = Options(null, ("1", Times(10)), ("3", Times(30)));
        options.SourceColumnName = "domain";
        CollectionAssert.AreEqual(new float[] { 1, 20, 3, 120 }, Read<float>(FitTransform(Ml.Transforms.ForSource(options), data), "x"));
    }

    [TestMethod]
    public void Sources_WithoutAChain_KeepTheirColumns()
    {
        FakeDataView data = Data(Singles("y", 7, 8, 9, 10, 11, 12));
        IDataView view = FitTransform(Ml.Transforms.ForSource(("b", Chain(Times(2), Times(3, "y", "x")))), data);
        CollectionAssert.AreEqual(new float[] { 1, 20, 2, 40, 3, 300 }, Read<float>(view, "x"));
        CollectionAssert.AreEqual(new float[] { 7, 60, 9, 120, 11, 12 }, Read<float>(view, "y"));
    }

    [TestMethod]
    public void Chains_OfDifferentColumns_EachKeepWhatTheyDoNotMake()
    {
        FakeDataView data = Data(Singles("y", 7, 8, 9, 10, 11, 12));
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Times(2)), ("b", Times(-1, "y", "y"))), data);
        CollectionAssert.AreEqual(new float[] { 2, 10, 4, 20, 6, 300 }, Read<float>(view, "x"));
        CollectionAssert.AreEqual(new float[] { 7, -8, 9, -10, 11, 12 }, Read<float>(view, "y"));
    }

    [TestMethod]
    public void Otherwise_WithoutRows_IsFittedOnNone()
    {
        Step<float, float> others = Centre();
        var data = new FakeDataView(2, Singles("x", 1, 2), Sources([1, 1], "a"));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(Options(others, ("a", Times(2)))).Fit(data);
        Assert.IsEmpty(others.Fitted.Single());
        CollectionAssert.AreEqual(new float[] { 2, 20, 4, 40, 6, 300 }, Read<float>(
            Ml.Transforms.ForSource(Options(others, ("a", Times(2)), ("b", Times(2)))).Fit(Data()).Transform(Data()), "x").Select(
                (value, row) => row == 5 ? value + 300 : value).ToArray(), "A mean of 300 is taken off the row without a source.");
        Assert.AreEqual(1, transformer.Chains.Count);
    }

    [TestMethod]
    public void RowWithoutASource_OfAColumnThatOnlyChainsMake_ThrowsWhenRead()
    {
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Times(2, "y")), ("b", Times(3, "y"))), Data());
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(view, "y"));
        Assert.AreEqual(
            "ForSource: the source of row 5 is missing, so no chain makes its column 'y', and the data has none like it. " +
            "Set ForSourceOptions.Otherwise, or leave such rows out.",
            error.Message);
        CollectionAssert.AreEqual(Values, Read<float>(view, "x"));
    }

    [TestMethod]
    public void RowWithoutASource_OfAColumnOfAnotherType_ThrowsWhenRead()
    {
        Step<float, double> a = Makes("x", NumberDataViewType.Double, 2.0), b = Makes("x", NumberDataViewType.Double, 3.0);
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", a), ("b", b)), Data());
        Assert.AreEqual(NumberDataViewType.Double, view.Schema["x"].Type);
        Assert.ThrowsExactly<InvalidDataException>(() => Read<double>(view, "x"));
    }

    [TestMethod]
    public void Columns_ReplacedWithoutATrace_AreSeenToBeMade()
    {
        var traceless = new Step<float, float>("x", NumberDataViewType.Single, "x", _ => value => value * 2) { Replaces = true };
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", traceless)), Data());
        CollectionAssert.AreEqual(new[] { "(x)", "x", "source_id" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { 2, 10, 4, 20, 6, 300 }, Read<float>(view, "x"));
    }

    [TestMethod]
    public void Columns_ThatAChainDrops_Stay()
    {
        var dropping = new Step<float, float>("z", NumberDataViewType.Single, "x", _ => value => value * 2) { Drops = "y" };
        FakeDataView data = Data(Singles("y", 7, 8, 9, 10, 11, 12));
        IDataView view = FitTransform(Ml.Transforms.ForSource(Options(Times(0, "z"), ("a", dropping), ("b", Times(-1, "z")))), data);
        CollectionAssert.AreEqual(new[] { "x", "source_id", "y", "z" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { 7, 8, 9, 10, 11, 12 }, Read<float>(view, "y"));
        CollectionAssert.AreEqual(new float[] { 2, -10, 4, -20, 6, 0 }, Read<float>(view, "z"));
    }

    [TestMethod]
    public void Chains_OfOurOwnTransforms_NormalizeEachSourceByItself()
    {
        // a: 1, 2, 3, its deviation sqrt(2/3); b: 10, 20, its deviation 5.
        IDataView view = FitTransform(
            Ml.Transforms.ForSource(("a", Ml.Transforms.NormalizeBySource("x")), ("b", Chain(Ml.Transforms.NormalizeBySource("x"), Times(10)))), Data());
        float[] read = Read<float>(view, "x");
        double deviation = Math.Sqrt(2.0 / 3);
        double[] expected = [-1 / deviation, -10, 0, 10, 1 / deviation, 300];
        for (int row = 0; row < expected.Length; row++)
            Assert.AreEqual(expected[row], read[row], 1e-5);
    }

    [TestMethod]
    public void ForSource_InsideAChain_RoutesByAnotherColumn()
    {
        FakeColumn half = FakeColumn.Key("half", row => row < 3 ? 1u : 2u, "first", "second");
        ForSourceOptions inner = Options(null, ("first", Times(100)));
        inner.SourceColumnName = "half";
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Ml.Transforms.ForSource(inner)), ("b", Times(-1))), Data(half));
        CollectionAssert.AreEqual(new float[] { 100, -10, 200, -20, 3, 300 }, Read<float>(view, "x"));
    }

    [TestMethod]
    public void Vectors_AndTexts_GoByRowToo()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 2);
        var texts = Makes("t", TextDataViewType.Instance, "of b".AsMemory());
        var same = new Step<VBuffer<float>, VBuffer<float>>("v", type, "v", _ => value => value);
        var swapped = new Step<VBuffer<float>, VBuffer<float>>(
            "v", type, "v", _ => value => new VBuffer<float>(2, [.. value.DenseValues().Reverse()]));
        var data = new FakeDataView(
            3, Singles("x", 1, 2, 3), Vectors("v", 2, new(2, [1, 2]), Sparse(2, (1, 5)), new(2, [8, 9])), Sources([1, 2, 2], "a", "b"),
            FakeColumn.Of("t", TextDataViewType.Instance, row => $"row {row}".AsMemory()));
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", same), ("b", Chain(swapped, texts))), data);
        Assert.AreEqual("1 2; 5 0; 9 8", string.Join("; ", ReadVectors(view, "v").Select(row => string.Join(" ", row))));
        Assert.AreEqual("row 0; of b; of b", string.Join("; ", Read<ReadOnlyMemory<char>>(view, "t")));
    }

    [TestMethod]
    public void Transformer_ShowsTheFittedChains()
    {
        Step<float, float> a = Times(2), b = Times(3), others = Times(4);
        ForSourceTransformer transformer = Ml.Transforms.ForSource(Options(others, ("a", a), ("b", b))).Fit(Data());
        CollectionAssert.AreEqual(new[] { "a", "b" }, transformer.Chains.Keys.ToArray());
        Assert.IsInstanceOfType<StepTransformer<float, float>>(transformer.Chains["b"]);
        Assert.IsInstanceOfType<StepTransformer<float, float>>(transformer.Otherwise);
        Assert.IsNull(Ml.Transforms.ForSource(("a", a)).Fit(Data()).Otherwise);

        transformer.Dispose();
        Assert.IsTrue(a.IsDisposed && b.IsDisposed && others.IsDisposed);
    }
}
