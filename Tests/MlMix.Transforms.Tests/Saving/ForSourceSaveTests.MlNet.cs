using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Chains by source are saved as stock ML.NET that gives the same values, rows without a source included.</summary>
[TestClass]
public class ForSourceSaveTests
{
    private const int Rows = 60;

    [TestMethod]
    public void ReplacedColumns_LoadEqual()
    {
        AssertEqual<float>(Ml.Transforms.ForSource(("a", Formula("x", "(x) : x * 2f", "x"))), "x");
        AssertEqual<float>(Ml.Transforms.ForSource(("c", Formula("x", "(x) : x * 2f", "x")), ("a", Formula("x", "(x) : x - 1f", "x"))), "x");
        AssertEqual<float>(
            Ml.Transforms.ForSource(Options(Formula("x", "(x) : 0f - x", "x"), ("b", Ml.Transforms.NormalizeBySource("x")))), "x");
        AssertEqual<float>(Ml.Transforms.ForSource(("a", Formula("x", "(x) : x * 2f", "x")), ("b", Formula("y", "(x) : x", "x"))), "x", "y");
    }

    [TestMethod]
    public void ChainsThatReadWhatOthersReplace_LoadEqual()
    {
        // b swaps x and y, a reads both as they were.
        IEstimator<ITransformer> swap = Chain(
            Ml.Transforms.CopyColumns("keep", "x"), Ml.Transforms.CopyColumns("x", "y"), Ml.Transforms.CopyColumns("y", "keep"));
        IEstimator<ITransformer> sum = Chain(Formula("keep", "(x, y) : x + y", "x", "y"), Formula("x", "(x) : x / 2f", "keep"));
        AssertEqual<float>(Ml.Transforms.ForSource(Options(Ml.Transforms.CopyColumns("keep", "y"), ("b", swap), ("a", sum))), "x", "y", "keep");
    }

    [TestMethod]
    public void NewColumnsOfEveryScalarType_LoadEqual()
    {
        AssertEqual<float>(Made("single(x)"), "new");
        AssertEqual<double>(Made("double(x)"), "new");
        AssertEqual<int>(Made("int(x > 0f ? x : 7f)"), "new");
        AssertEqual<long>(Made("long(x > 0f ? x : 7f)"), "new");
        AssertEqual<bool>(Made("x > 0f"), "new");
        AssertEqual<ReadOnlyMemory<char>>(Made("text(x)"), "new");

        static ForSourceEstimator Made(string formula) => Ml.Transforms.ForSource(Options(
            Formula("new", $"(x) : {formula}", "y"), ("a", Formula("new", $"(x) : {formula}", "x")), ("c", Formula("new", $"(x) : {formula}", "x"))));
    }

    [TestMethod]
    public void ManySources_LoadEqual()
    {
        string[] names = [.. Enumerable.Range(1, 8).Select(source => $"source {source}")];
        var data = new FakeDataView(Rows, X(), FakeColumn.Key("source_id", row => (uint)(row % 10), [.. names, "rest"]));
        ForSourceOptions options = Options(
            Formula("new", "(x) : x", "x"),
            [.. names.Select((name, index) => (name, Formula("new", $"(x) : x * {index + 2}f", "x")))]);
        AssertEqual<float>(Ml.Transforms.ForSource(options), data, data, "new");
    }

    [TestMethod]
    public void Keys_LoadEqualWithTheirKeyValues()
    {
        IEstimator<ITransformer> Keys(string formula)
        {
            IDataView terms = Ml.Data.LoadFromEnumerable(new[] { "no", "yes", "perhaps" }.Select(text => new Term { Text = text }));
            return Chain(Formula("word", formula, "x"), Ml.Transforms.Conversion.MapValueToKey("word", keyData: terms));
        }

        ForSourceOptions options = Options(
            Keys("(x) : \"perhaps\""), ("a", Keys("(x) : x > 0f ? \"yes\" : \"no\"")), ("b", Keys("(x) : x > 0f ? \"no\" : \"never\"")));
        (_, IDataView loaded) = AssertEqual<uint>(Ml.Transforms.ForSource(options), "word");
        CollectionAssert.AreEqual(new[] { "no", "yes", "perhaps" }, KeyValues(loaded.Schema["word"]));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), loaded.Schema["word"].Type);
        CollectionAssert.IsSubsetOf(new uint[] { 0, 1, 2, 3 }, Read<uint>(loaded, "word"));

        // A key that some sources keep.
        AssertEqual<uint>(Ml.Transforms.ForSource(("a", Chain(Ml.Transforms.CopyColumns("kind", "other kind")))), "kind");
    }

    [TestMethod]
    public void UnknownSources_LoadEqual()
    {
        var more = new FakeDataView(Rows, X(), Y(), FakeColumn.Key("source_id", row => (uint)(row % 6), "a", "b", "c", "d", "e"));
        AssertEqual<float>(Ml.Transforms.ForSource(("a", Formula("x", "(x) : x * 2f", "x"))), Data(), more, "x");
        AssertEqual<float>(
            Ml.Transforms.ForSource(Options(Formula("z", "(x) : x + 1f", "x"), ("b", Formula("z", "(x) : x * 2f", "x")))), Data(), more, "z");
    }

    [TestMethod]
    public void RowsThatThrow_ThrowInTheLoadedFormToo()
    {
        IEstimator<ITransformer> all = Chain(
            Formula("new", "(x) : x", "x"), Formula("said", "(x) : text(x)", "x"), Formula("whole", "(x) : int(x > 0f ? x : 0f)", "x"));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(("a", all), ("b", all), ("c", Chain(all, Formula("x", "(x) : x * 2f", "x")))).Fit(Data());
        ITransformer loaded = Loaded(transformer, Data().Schema);
        IDataView fused = transformer.Transform(Data()), stock = loaded.Transform(Data());
        Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(fused, "new"));
        foreach (Action read in new Action[]
        {
            () => Read<float>(stock, "new"), () => Read<ReadOnlyMemory<char>>(stock, "said"), () => Read<int>(stock, "whole"),
        })
        {
            Assert.Contains("ForSource: the source of a row is missing, so no chain makes its column '", Assert.Throws<Exception>(read).ToString());
        }

        // Columns that the data has are there for all rows, and rows with a chain have all.
        CollectionAssert.AreEqual(Read<float>(fused, "x"), Read<float>(stock, "x"));
        var good = new FakeDataView(
            Rows, X(), Y(), FakeColumn.Key("source_id", row => (uint)(row % 3) + 1, "a", "b", "c"), Data().Columns[3], Data().Columns[4]);
        foreach (string column in new[] { "x", "new" })
            CollectionAssert.AreEqual(Read<float>(transformer.Transform(good), column), Read<float>(loaded.Transform(good), column));
        CollectionAssert.AreEqual(Read<int>(transformer.Transform(good), "whole"), Read<int>(loaded.Transform(good), "whole"));
    }

    [TestMethod]
    public void ForSourceInsideAChain_LoadsEqual()
    {
        ForSourceOptions byKind = Options(Formula("x", "(x) : x + 5f", "x"), ("dog", Formula("x", "(x) : x * 2f", "x")));
        byKind.SourceColumnName = "kind";
        ForSourceEstimator inner = Ml.Transforms.ForSource(byKind);
        ForSourceEstimator outer = Ml.Transforms.ForSource(
            ("a", Chain(inner, Formula("x", "(x) : x * 3f", "x"))), ("c", Chain(Formula("x", "(x) : x - 3f", "x"), inner)));
        AssertEqual<float>(outer, "x");
    }

    [TestMethod]
    public void LoadedForm_HasTheSameColumns()
    {
        ForSourceEstimator estimator = Ml.Transforms.ForSource(Options(
            Formula("new", "(x) : x", "x"), ("a", Chain(Formula("new", "(x) : x", "x"), Formula("x", "(x) : x", "y"))), ("b", Formula("new", "(x) : x", "y"))));
        (IDataView fused, IDataView loaded) = AssertEqual<float>(estimator, "new");
        CollectionAssert.AreEqual(Visible(fused), Visible(loaded));
    }

    [TestMethod]
    public void VectorColumns_LoadEqual()
    {
        // 5 slots are two parts of the saved form, 8 are one.
        foreach (int size in new[] { 1, 5, 8 })
        {
            var data = new FakeDataView(
                Rows,
                FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, size), row => Vector<float>(row, size)),
                FakeColumn.OfVectors("w", new VectorDataViewType(NumberDataViewType.Double, size), row => Vector<double>(row + 1, size)),
                FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c"));
            AssertVectors(Ml.Transforms.ForSource(("a", Ml.Transforms.NormalizeMeanVariance("v"))), data);
            AssertVectors(Ml.Transforms.ForSource(("a", Formula("v", "(x) : x * 2f", "v")), ("b", Chain(Formula("w", "(x) : x - 1d", "w")))), data);
            var slots = new NormalizeBySourceOptions { Columns = [new("v"), new("w")], PerSlot = true };
            AssertVectors(Ml.Transforms.ForSource(Options(Formula("v", "(x) : 0f - x", "v"), ("b", Ml.Transforms.NormalizeBySource(slots)))), data);
        }
    }

    [TestMethod]
    public void VectorsOfRowsThatThrow_ThrowInTheLoadedFormToo()
    {
        foreach (int size in new[] { 5, 0 })
        {
            FakeDataView WithSources(Func<long, uint> source) => new(
                Rows,
                FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, size), row => Vector<float>(row, 5)),
                FakeColumn.Key("source_id", source, "a", "b"));
            FakeDataView good = WithSources(row => (uint)(row % 2) + 1);
            ForSourceTransformer transformer = Ml.Transforms.ForSource(
                ("a", Ml.Transforms.CopyColumns("new", "v")), ("b", Formula("new", "(x) : x + 1f", "v"))).Fit(good);
            ITransformer loaded = Loaded(transformer, good.Schema);
            float[][] before = ReadVectors(good, "v"), made = ReadVectors(loaded.Transform(good), "new");
            for (int row = 0; row < Rows; row++)
                CollectionAssert.AreEqual(before[row].Select(value => row % 2 == 0 ? value : value + 1).ToArray(), made[row]);

            FakeDataView bad = WithSources(row => (uint)(row % 3));
            Assert.ThrowsExactly<InvalidDataException>(() => ReadVectors(transformer.Transform(bad), "new"));
            Exception error = Assert.Throws<Exception>(() => ReadVectors(loaded.Transform(bad), "new"));
            Assert.Contains("no chain makes its column 'new', and the data has none like it", error.ToString());
        }
    }

    [TestMethod]
    public void VectorsOfSeveralDimensions_LoadEqual()
    {
        var data = new FakeDataView(
            Rows,
            FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 2, 3), row => Vector<float>(row, 6)),
            FakeColumn.OfVectors("w", new VectorDataViewType(NumberDataViewType.Double, 3, 1, 2), row => Vector<double>(row + 1, 6)),
            FakeColumn.OfVectors("v2", new VectorDataViewType(NumberDataViewType.Single, 2, 3), row => Vector<float>(row + 2, 6)),
            FakeColumn.OfVectors("w2", new VectorDataViewType(NumberDataViewType.Double, 3, 1, 2), row => Vector<double>(row + 3, 6)),
            FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c"));
        AssertVectors(Ml.Transforms.ForSource(("a", Chain(Ml.Transforms.CopyColumns("v", "v2"), Ml.Transforms.CopyColumns("w", "w2")))), data);
    }

    [TestMethod]
    public void VectorsOfUnknownSize_LoadEqual()
    {
        var data = new FakeDataView(
            Rows,
            FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single), row => Vector<float>(row, 1 + (int)(row % 5))),
            FakeColumn.OfVectors(
                "w", new VectorDataViewType(NumberDataViewType.Double), row => row % 7 == 0 ? default : Vector<double>(row, 4 - (int)(row % 4))),
            FakeColumn.OfVectors("v2", new VectorDataViewType(NumberDataViewType.Single), row => Vector<float>(row, 4 + (int)(row % 2))),
            FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c"));
        AssertVectors(Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("v", "v2"))), data);
        IEstimator<ITransformer> both = Chain(Formula("v", "(x) : x * 3f", "v"), Formula("w", "(x) : x - 1d", "w"));
        AssertVectors(Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("v", "v2")), ("c", both)), data);
        AssertVectors(Ml.Transforms.ForSource(Options(Formula("v", "(x) : 0f - x", "v"), ("b", Ml.Transforms.NormalizeBySource("v")))), data);
    }

    [TestMethod]
    public void ColumnsThatAreNormalized_SayItWhenLoaded()
    {
        var data = new FakeDataView(
            Rows, X(), FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Double, 5), row => Vector<double>(row, 5)),
            FakeColumn.Key("source_id", row => (uint)(row % 3) + 1, "a", "b", "c"));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(Options(
            Chain(Ml.Transforms.NormalizeMinMax("x"), Ml.Transforms.NormalizeMinMax("v"), Formula("plain", "(x) : x", "x")),
            ("a", Chain(Ml.Transforms.NormalizeMeanVariance("x"), Ml.Transforms.NormalizeMeanVariance("v"), Formula("plain", "(x) : x", "x"))))).Fit(data);
        IDataView fused = transformer.Transform(data), loaded = Loaded(transformer, data.Schema).Transform(data);
        foreach (IDataView view in new[] { fused, loaded })
        {
            Assert.AreEqual("x True, v True, plain False", string.Join(", ", new[] { "x", "v", "plain" }.Select(column =>
                $"{column} {view.Schema[column].Annotations.Schema.GetColumnOrNull("IsNormalized") is not null}")));
        }

        CollectionAssert.AreEqual(Read<float>(fused, "x"), Read<float>(loaded, "x"));
        CollectionAssert.AreEqual(
            Read<VBuffer<double>>(fused, "v").SelectMany(row => row.DenseValues()).ToArray(),
            Read<VBuffer<double>>(loaded, "v").SelectMany(row => row.DenseValues()).ToArray());
    }

    [TestMethod]
    public void ChainsThatDropColumns_AreRefused()
    {
        IEstimator<ITransformer> dropping = Chain(Formula("x", "(x) : x", "y"), Ml.Transforms.SelectColumns("x", "y", "source_id"));
        AssertRefused(
            "ForSource: the chain of source 'a' drops columns ('kind'), so it cannot be saved: the saved form runs the chains one after the " +
            "other. Columns that a chain drops are kept anyway; leave DropColumns and SelectColumns out of it.",
            Ml.Transforms.ForSource(("a", dropping)).Fit(Data()), Data());
    }

    [TestMethod]
    public void SelectColumns_WithoutHiddenOnes_HidesNoChange()
    {
        // The chain's output has the very schema of its input; only the values tell.
        IEstimator<ITransformer> traceless = Chain(
            Formula("x", "(x) : x * 2f", "x"), Ml.Transforms.SelectColumns(Data().Schema.Select(column => column.Name).ToArray(), false));
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", traceless)), Data());
        float[] before = Read<float>(Data(), "x"), after = Read<float>(view, "x");
        for (int row = 0; row < Rows; row++)
            Assert.AreEqual(row % 4 == 1 ? 2 * before[row] : before[row], after[row]);
    }

    private static void AssertVectors(ForSourceEstimator estimator, IDataView data)
    {
        ForSourceTransformer transformer = estimator.Fit(data);
        IDataView fused = transformer.Transform(data), loaded = Loaded(transformer, data.Schema).Transform(data);
        Assert.AreEqual(fused.Schema["v"].Type, loaded.Schema["v"].Type);
        Assert.AreEqual(fused.Schema["w"].Type, loaded.Schema["w"].Type);
        CollectionAssert.AreEqual(ReadVectors(fused, "v").SelectMany(row => row).ToArray(), ReadVectors(loaded, "v").SelectMany(row => row).ToArray());
        CollectionAssert.AreEqual(
            Read<VBuffer<double>>(fused, "w").SelectMany(row => row.DenseValues()).ToArray(),
            Read<VBuffer<double>>(loaded, "w").SelectMany(row => row.DenseValues()).ToArray());
    }

    /// <summary>Dense and sparse rows in turn.</summary>
    private static VBuffer<T> Vector<T>(long row, int size)
        where T : struct, System.Numerics.INumber<T>
    {
        T[] values = [.. Enumerable.Range(0, size).Select(slot => T.CreateTruncating((row % 13) - (slot * 0.5)))];
        return row % 3 != 0 ? new VBuffer<T>(size, values) : new VBuffer<T>(size, 1, [values[0]], [size - 1]);
    }

    private static string[] Visible(IDataView view) => [.. view.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name} {column.Type}")];

    private static IEstimator<ITransformer> Formula(string output, string formula, params string[] inputs) =>
        Ml.Transforms.Expression(output, formula, inputs);

    private static (IDataView Fused, IDataView Loaded) AssertEqual<T>(ForSourceEstimator estimator, params string[] columns) =>
        AssertEqual<T>(estimator, Data(), Data(), columns);

    private static (IDataView Fused, IDataView Loaded) AssertEqual<T>(
        ForSourceEstimator estimator, IDataView train, IDataView test, params string[] columns)
    {
        ForSourceTransformer transformer = estimator.Fit(train);
        ITransformer stock = Loaded(transformer, train.Schema);
        AssertStock(stock);
        IDataView fused = transformer.Transform(test), loaded = stock.Transform(test);
        foreach (string column in columns)
        {
            object[] expected = Values<T>(fused, column);
            Assert.HasCount(Rows, expected);
            Assert.IsGreaterThan(1, expected.Distinct().Count(), "The values tell rows apart.");
            CollectionAssert.AreEqual(expected, Values<T>(loaded, column), column);
        }

        return (fused, loaded);
    }

    private static object[] Values<T>(IDataView view, string column) =>
        [.. Read<T>(view, column).Select(value => value is ReadOnlyMemory<char> text ? text.ToString() : (object)value!)];

    private static void AssertStock(ITransformer transformer)
    {
        Assert.AreNotEqual("MlMix", transformer.GetType().Assembly.GetName().Name!.Split('.')[0]);
        foreach (ITransformer part in transformer as IEnumerable<ITransformer> ?? [])
            AssertStock(part);
    }

    private static void AssertRefused(string message, ForSourceTransformer transformer, IDataView data) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<NotSupportedException>(() => Loaded(transformer, data.Schema)).Message);

    private static FakeDataView Data() => new(
        Rows, X(), Y(), FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c"),
        FakeColumn.Key("kind", row => (uint)(row % 3), "cat", "dog"), FakeColumn.Key("other kind", row => (uint)(row / 2 % 3), "cat", "dog"));

    private static FakeColumn X() =>
        FakeColumn.Of("x", NumberDataViewType.Single, row => row % 7 == 6 ? float.NaN : (float)(Math.Sin(row * 0.7) * Math.Pow(10, row % 5)));

    private static FakeColumn Y() => FakeColumn.Of("y", NumberDataViewType.Single, row => (float)(row * 0.5));

    private sealed class Term
    {
        public string Text { get; set; } = string.Empty;
    }
}
