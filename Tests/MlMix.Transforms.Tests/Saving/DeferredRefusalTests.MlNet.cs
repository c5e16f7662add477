using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>
/// A saved model runs chains on the rows of all sources, and yet refuses just those rows that the model in memory refuses, by the same message but for the
/// number of the row. Expected is by what x is multiplied, 0 for a row that is refused.
/// </summary>
[TestClass]
public class DeferredRefusalTests
{
    private const string NoGroup = "ForSource: the source of a row is missing, so no chain makes its column 'y'";

    private static readonly float[] X = [1, 2, 3, 4, 5, 6, 7, 8];

    // Rows of a, then of b.
    private static readonly FakeDataView Good = Data([1, 2, 1, 2, 1, 2, 1, 2], [1, 1, 2, 2, 1, 1, 2, 2]);
    private static readonly FakeDataView Bad = Data([1, 0, 2, 1, 1, 0, 2, 1], [1, 1, 0, 0, 1, 1, 0, 0]);

    [TestMethod]
    public void RowsWithoutAChain_AtDepth1() =>
        AssertRefused(By("group", ("p", Times("y", 2)), ("q", Times("y", 3))), NoGroup, "y", 2, 0, 3, 2, 2, 0, 3, 2);

    [TestMethod]
    public void RowsWithoutAChain_AtDepth2()
    {
        ForSourceEstimator groups = By("group", ("p", Times("y", 2)), ("q", Times("y", 3)));
        AssertRefused(By("source_id", ("a", groups), ("b", Times("y", 5))), NoGroup, "y", 2, 0, 3, 2, 5, 5, 5, 5);
        AssertRefused(By("source_id", ("a", Times("y", 5)), ("b", groups)), NoGroup, "y", 5, 5, 5, 5, 2, 0, 3, 2);
        AssertRefused(By("source_id", ("a", Times("y", 5)), ("b", groups)), NoGroup, "x", 1, 1, 1, 1, 1, 1, 1, 1);
    }

    [TestMethod]
    public void RowsWithoutAChain_AtDepth3()
    {
        ForSourceEstimator kinds = By("kind", ("cat", Times("y", 7)), ("dog", Times("y", 11)));
        ForSourceEstimator inP = By("group", ("p", kinds), ("q", Times("y", 3))), inQ = By("group", ("p", Times("y", 3)), ("q", kinds));
        AssertRefused(By("source_id", ("a", inP), ("b", Times("y", 5))), NoGroup, "y", 7, 0, 3, 0, 5, 5, 5, 5);
        AssertRefused(By("source_id", ("a", inQ), ("b", inP)), NoGroup, "y", 3, 0, 0, 3, 7, 0, 3, 0);
        AssertRefused(By("source_id", ("a", inQ), ("b", kinds)), NoGroup, "y", 3, 0, 0, 3, 7, 7, 0, 0);
    }

    [TestMethod]
    public void Otherwise_ThatRefuses()
    {
        var options = new ForSourceOptions
        {
            SourceColumnName = "group",
            Chains = new Dictionary<string, IEstimator<ITransformer>> { ["p"] = Times("y", 2) },
            Otherwise = By("kind", ("cat", Times("y", 7)), ("dog", Times("y", 11))),
        };
        AssertRefused(
            By("source_id", ("a", Ml.Transforms.ForSource(options)), ("b", Times("y", 5))), NoGroup, "y", 2, 7, 0, 2, 5, 5, 5, 5);
    }

    [TestMethod]
    public void WhatIsMadeOfARefusedColumn_IsRefused()
    {
        // Transformers of ML.NET stand between, and the refused column is dropped.
        IEstimator<ITransformer> chain = Chain(
            By("group", ("p", Times("y", 2)), ("q", Times("y", 3))), Formula("z", "(y) : y * 10f", "y"), Ml.Transforms.CopyColumns("w", "x"),
            Ml.Transforms.Concatenate("v", "z"), Ml.Transforms.DropColumns("y"), Formula("u", "(v, w) : v + w - w", "v", "w"));
        IEstimator<ITransformer> other = Chain(Times("z", 5), Times("w", 5), Ml.Transforms.Concatenate("u", "w"));
        ForSourceEstimator both = By(
            "source_id", ("a", Chain(chain, Ml.Transforms.CopyColumns("y", "z"), Ml.Transforms.CopyColumns("v", "u"))),
            ("b", Chain(other, Ml.Transforms.CopyColumns("y", "z"), Ml.Transforms.CopyColumns("v", "u"))));
        AssertRefused(both, NoGroup, "z", 20, 0, 30, 20, 5, 5, 5, 5);
        AssertRefused(both, NoGroup, "y", 20, 0, 30, 20, 5, 5, 5, 5);
        AssertRefused(both, NoGroup, "w", 1, 1, 1, 1, 5, 5, 5, 5);
        AssertRefused(both, NoGroup, "v", 20, 0, 30, 20, 5, 5, 5, 5);
    }

    [TestMethod]
    public void SelectingColumnsAfterARefusal_CannotBeSaved()
    {
        IEstimator<ITransformer> chain = Chain(
            By("group", ("p", Times("y", 2)), ("q", Times("y", 3))), Ml.Transforms.SelectColumns("y", "x", "source_id"), Times("y", 5));
        ForSourceTransformer model = By("source_id", ("a", chain), ("b", Times("y", 5))).Fit(Good);
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Loaded(model, Good.Schema));
        Assert.StartsWith("ForSource: the chain of source 'a' drops columns ('v'), so it cannot be saved", error.Message);
    }

    [TestMethod]
    public void AColumnMadeAnew_IsNotRefused()
    {
        IEstimator<ITransformer> chain = Chain(By("group", ("p", Times("y", 2)), ("q", Times("y", 3))), Times("y", 13));
        AssertRefused(By("source_id", ("a", chain), ("b", Times("y", 5))), NoGroup, "y", 13, 13, 13, 13, 5, 5, 5, 5);
    }

    [TestMethod]
    public void ASourceThatIsRefused_RefusesWhatGoesByIt()
    {
        // Where the group is missing, there is no kind to go by.
        IEstimator<ITransformer> chain = Chain(
            By("group", ("p", Ml.Transforms.CopyColumns("k", "kind")), ("q", Ml.Transforms.CopyColumns("k", "group as kind"))),
            By("k", ("cat", Times("y", 7)), ("dog", Times("y", 11))));
        ForSourceEstimator both = By("source_id", ("a", Chain(chain, Ml.Transforms.DropColumns("k"))), ("b", Times("y", 5)));
        AssertRefused(both, null, "y", 7, 0, 11, 0, 5, 5, 5, 5);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void UnknownSourcesOfNormalizing(bool perSlot)
    {
        NormalizeBySourceEstimator normalize = Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new("y", "v")],
            PerSlot = perSlot,
            SourceColumnName = "group",
            UnknownSource = UnknownSource.Error,
            Statistics = new NormalizationStatistics("y", new Dictionary<string, SourceStatistics>
            {
                ["p"] = perSlot ? new SourceStatistics([0, 0], [0.5, 0.5]) : new SourceStatistics(0, 0.5),
                ["q"] = perSlot ? new SourceStatistics([0, 0], [0.25, 0.25]) : new SourceStatistics(0, 0.25),
            }),
        });
        const string Message = "NormalizeBySource: the source of a row (column 'group') is missing or was not there when the model was fitted, and " +
            "NormalizeBySourceOptions.UnknownSource is Error. Known are 'p', 'q'.";
        IEstimator<ITransformer> plain = Ml.Transforms.CopyColumns("y", "v");
        AssertRefused(normalize, Message, "y", 2, 0, 4, 2, 2, 0, 4, 2);
        AssertRefused(By("source_id", ("a", normalize), ("b", plain)), Message, "y", 2, 0, 4, 2, 1, 1, 1, 1);
        AssertRefused(By("source_id", ("b", normalize), ("a", By("kind", ("cat", plain), ("dog", plain)))), null, "y", 1, 1, 0, 0, 2, 0, 4, 2);
        AssertRefused(
            By("source_id", ("a", By("kind", ("cat", normalize), ("dog", plain))), ("b", By("kind", ("cat", plain), ("dog", normalize)))),
            null, "y", 2, 0, 0, 0, 1, 1, 0, 0);
    }

    [TestMethod]
    public void ALoadedModel_AsAChain()
    {
        ForSourceEstimator groups = By("group", ("p", Times("y", 2)), ("q", Times("y", 3)));
        AssertRefused(By("source_id", ("a", AsLoaded(groups)), ("b", Times("y", 5))), NoGroup, "y", 2, 0, 3, 2, 5, 5, 5, 5);
        AssertRefused(By("source_id", ("a", AsLoaded(groups)), ("b", AsLoaded(groups))), NoGroup, "y", 2, 0, 3, 2, 2, 0, 3, 2);
        AssertRefused(
            By("source_id", ("a", Chain(AsLoaded(groups), Formula("y", "(y) : y * 10f", "y"))), ("b", Times("y", 5))),
            NoGroup, "y", 20, 0, 30, 20, 5, 5, 5, 5);

        ForSourceEstimator kinds = By("kind", ("cat", AsLoaded(groups)), ("dog", Times("y", 11)));
        AssertRefused(By("source_id", ("a", AsLoaded(kinds)), ("b", Times("y", 5))), null, "y", 2, 0, 0, 0, 5, 5, 5, 5);
    }

    [TestMethod]
    public void ALoadedModel_BySameColumn()
    {
        // Both saved forms have temporary columns of their own for the same source column.
        ForSourceEstimator groups = By("group", ("p", Times("y", 2)), ("q", Times("y", 3)));
        AssertRefused(By("group", ("p", AsLoaded(groups)), ("q", Times("y", 5))), NoGroup, "y", 2, 0, 5, 2, 2, 0, 5, 2);
    }

    [TestMethod]
    public void ALoadedModel_WithUnknownSourcesOfNormalizing()
    {
        IEstimator<ITransformer> normalize = Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new("y", "x")],
            SourceColumnName = "group",
            UnknownSource = UnknownSource.Error,
            Statistics = new NormalizationStatistics("y", new Dictionary<string, SourceStatistics> { ["p"] = new(0, 0.5), ["q"] = new(0, 0.25) }),
        });
        AssertRefused(
            By("source_id", ("a", AsLoaded(normalize)), ("b", Times("y", 5))), "NormalizeBySource: the source of a row", "y", 2, 0, 4, 2, 5, 5, 5, 5);
    }

    [TestMethod]
    public void UnknownSourcesOfIntegerLabels()
    {
        OffsetLabelsEstimator offset = Ml.Transforms.OffsetLabels(new OffsetLabelsOptions
        {
            OutputColumnName = "y", InputColumnName = "whole", SourceColumnName = "group",
        });
        ForSourceEstimator estimator = By("source_id", ("a", offset), ("b", Ml.Transforms.CopyColumns("y", "whole")));
        ITransformer model = estimator.Fit(Good), loaded = Loaded(model, Good.Schema);

        // Of a group q has two labels after the one of p, which is 0.
        string[] expected = ["0", "refused", "1", "refused", "0", "1", "0", "1"];
        CollectionAssert.AreEqual(expected, Outcomes<int>(model, "y").Select(Short).ToArray());
        CollectionAssert.AreEqual(expected, Outcomes<int>(loaded, "y").Select(Short).ToArray());

        static string Short(string outcome) => outcome.StartsWith("OffsetLabels: ", StringComparison.Ordinal) ? "refused" : outcome;
    }

    private static void AssertRefused<T>(IEstimator<T> estimator, string? message, string column, params float[] factors)
        where T : class, ITransformer
    {
        ITransformer model = estimator.Fit(Good), loaded = Loaded(model, Good.Schema);
        string[] memory = Read(model), file = Read(loaded), again = Read(Loaded(loaded, Good.Schema));
        for (int row = 0; row < factors.Length; row++)
        {
            if (factors[row] != 0)
                Assert.AreEqual((factors[row] * X[row]).ToString(CultureInfo.InvariantCulture), memory[row], $"row {row}");
            else
                Assert.StartsWith(message ?? "", memory[row], $"row {row}");
            Assert.AreEqual(factors[row] == 0, memory[row].Contains(':', StringComparison.Ordinal), $"row {row}: {memory[row]}");
        }

        CollectionAssert.AreEqual(memory, file);
        CollectionAssert.AreEqual(memory, again);

        string[] Read(ITransformer transformer) => model.GetOutputSchema(Bad.Schema)[column].Type is VectorDataViewType
            ? Outcomes<VBuffer<float>>(transformer, column)
            : Outcomes<float>(transformer, column);
    }

    /// <summary>The value of each row, of a vector that of the first slot, or what is thrown.</summary>
    private static string[] Outcomes<T>(ITransformer transformer, string column)
    {
        // Cursors of ML.NET read ahead, and end with the first row that throws.
        var outcomes = new List<string>();
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(Bad.Schema);
        DataViewSchema.Column wanted = mapper.OutputSchema[column];
        using DataViewRowCursor cursor = Bad.GetRowCursor(mapper.GetDependencies([wanted]));
        using DataViewRow mapped = mapper.GetRow(cursor, [wanted]);
        ValueGetter<T> get = mapped.GetGetter<T>(wanted);
        T value = default!;
        while (cursor.MoveNext())
        {
            try
            {
                get(ref value);
                outcomes.Add(string.Create(CultureInfo.InvariantCulture, $"{(value is VBuffer<float> vector ? vector.GetItemOrDefault(0) : value)}"));
            }
            catch (InvalidDataException refusal)
            {
                outcomes.Add(Regex.Replace(refusal.Message, "of row [0-9]+", "of a row"));
            }
        }

        return [.. outcomes];
    }

    private static FakeDataView Data(uint[] group, uint[] kind) => new(
        X.Length,
        Singles("x", X),
        FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [X[row], 1])),
        FakeColumn.Of("whole", NumberDataViewType.Int32, row => (int)(row % 2)),
        FakeColumn.Key("group", row => group[row], "p", "q"),
        FakeColumn.Key("kind", row => kind[row], "cat", "dog"),
        FakeColumn.Key("group as kind", row => group[row], "cat", "dog"),
        FakeColumn.Key("source_id", row => row < 4 ? 1u : 2u, "a", "b"));

    private static ForSourceEstimator By(string column, params (string Source, IEstimator<ITransformer> Chain)[] chains)
    {
        ForSourceOptions options = Options(null, chains);
        options.SourceColumnName = column;
        return Ml.Transforms.ForSource(options);
    }

    /// <summary>What the estimator makes of the good rows, as it comes out of a file.</summary>
    private static GivenModel AsLoaded(IEstimator<ITransformer> estimator) => new(Loaded(estimator.Fit(Good), Good.Schema), Good);

    private static IEstimator<ITransformer> Times(string output, int factor) =>
        Formula(output, string.Create(CultureInfo.InvariantCulture, $"(x) : x * {factor}f"), "x");

    private static IEstimator<ITransformer> Formula(string output, string formula, params string[] inputs) =>
        Ml.Transforms.Expression(output, formula, inputs);
}
