using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

[TestClass]
public sealed class EvaluationSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // In "imdb" the feature tells the opposite of what it tells in the others.
    private static readonly IDataView Data = Ml.Data.Mix(
        new MixOptions { Stop = StopRule.AllOnce },
        new MixSource("amazon", Sentences(right: true)), new MixSource("imdb", Sentences(right: false)), new MixSource("yelp", Sentences(right: true)));

    private static readonly ITransformer Model = Ml.BinaryClassification.Trainers.SdcaLogisticRegression().Fit(Data);

    [TestMethod]
    public void Evaluate_IsPrintedBySource()
    {
        var output = new StringWriter();

        SourceEvaluation<CalibratedBinaryClassificationMetrics> found = EvaluationSnippets.Evaluate(Ml, Model, Data, output);

        Assert.AreEqual(1, found["yelp"].Metrics!.Accuracy);
        Assert.AreEqual(0, found["imdb"].Metrics!.Accuracy);
        Assert.Contains("Lower is better: LogLoss.", output.ToString());
    }

    [TestMethod]
    public void Compare_TellsWhatASourceLostAndGained_AndIsSaved()
    {
        using var folder = new TempFolder();
        ITransformer prior = Ml.BinaryClassification.Trainers.Prior().Fit(Data);

        (double lost, double gained) = EvaluationSnippets.Compare(Ml, Model, prior, Data, folder.File("table.tsv"));

        // Of a model that is right in two sources of three and of one that says the same of all rows.
        Assert.AreEqual(-2 / 3.0, lost, 1e-12);
        Assert.AreEqual(-0.5, gained, 1e-12);
        string[] lines = File.ReadAllLines(folder.File("table.tsv"));
        CollectionAssert.AreEqual(new[] { "Source", "amazon", "imdb", "yelp" }, lines.Select(line => line.Split('\t')[0]).ToArray());
    }

    [TestMethod]
    public void Options_WithTopK_HaveItsMetric()
    {
        IDataView data = Ml.Data.Mix(new MixSource("a", Scored()));
        var seen = new List<long>();

        SourceEvaluation<MulticlassClassificationMetrics> found =
            EvaluationSnippets.Options(Ml, data, CancellationToken.None, new Reports(seen));

        // The class is the best of the four scores once, the third once, and the last once.
        Assert.AreEqual(2 / 3.0, found["a"].Values["TopKAccuracy"], 1e-12);
        CollectionAssert.AreEqual(new long[] { 3 }, seen);
    }

    private static IDataView Sentences(bool right) => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", Enumerable.Range(0, 100).Select(row => row % 2 == 0).ToArray()),
        ArrayColumn.Vector("Features", Enumerable.Range(0, 100).Select(row => row % 2 == 0 == right ? 1f : -1f).ToArray(), 1));

    private static IDataView Scored() => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Class", [0f, 2f, 3f]),
        ArrayColumn.Vector("Score", [0.4f, 0.3f, 0.2f, 0.1f, 0.4f, 0.3f, 0.2f, 0.1f, 0.4f, 0.3f, 0.2f, 0.1f], 4));

    private sealed class Reports(List<long> seen) : IProgress<long>
    {
        public void Report(long value) => seen.Add(value);
    }
}
