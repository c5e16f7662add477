using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MlMix.Searching.Tests.Support;
using MlMix.Testing;

namespace MlMix.Searching.Tests;

/// <summary>A search over the sources of a mixture file, and the file with the weights it found.</summary>
[TestClass]
public sealed class MixtureFileTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void MixtureFile_IsSearched_AndWrittenWithTheBestWeights()
    {
        using var folder = new TempFolder();
        string mixture = Write(folder);
        MixtureSearchOptions options = Signs.Options(trials: 6);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => ml.Transforms.Concatenate("Features", "X").Append(Signs.Trainer(ml)));

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, mixture).Run();
        result.SaveMixture(folder.File("best.json"));

        Assert.AreEqual(0.75, result.Trials[1].Weights["bad"], "the file's own weights are tried");
        Assert.AreEqual(1, result.Best.Value);
        string expected = File.ReadAllText(mixture)
            .Replace("\"weight\": 1", FormattableString.Invariant($"\"weight\": {result.Best.Weights["good"]}"), StringComparison.Ordinal)
            .Replace("\"weight\": 3", FormattableString.Invariant($"\"weight\": {result.Best.Weights["bad"]}"), StringComparison.Ordinal);
        Assert.AreEqual(expected, File.ReadAllText(folder.File("best.json")));
        MixedDataView mixed = Ml.Data.LoadMixture(folder.File("best.json"));
        uint[] rows = [.. mixed.GetColumn<uint>("source_id")];
        Assert.HasCount(400, rows);
        Assert.AreEqual(400 * result.Best.Weights["good"], rows.Count(source => source == 1), 1.1);
    }

    [TestMethod]
    public void SaveMixture_OfSources_NamesTheDoor()
    {
        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 1), Signs.Opposites()).Run();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => result.SaveMixture("best.json"));

        Assert.Contains("mlContext.Data.SaveMixture", error.Message);
    }

    private static string Write(TempFolder folder)
    {
        foreach (bool right in new[] { true, false })
        {
            IEnumerable<string> lines = Enumerable.Range(0, 60).Select(row => (row % 2 == 0 ? 1 : -1) + (row % 2 == 0 == right ? "\ttrue" : "\tfalse"));
            File.WriteAllLines(folder.File(right ? "good.tsv" : "bad.tsv"), lines);
        }

        string columns = "\"columns\": [{\"name\": \"X\", \"type\": \"single\", \"index\": 0}, {\"name\": \"Label\", \"type\": \"bool\", \"index\": 1}]";
        File.WriteAllText(folder.File("mixture.json"), $$"""
            {
              // Never ends by itself.
              "stop": "never", "length": 400,
              "sources": [
                {"name": "good", "format": "text", "path": "good.tsv", "weight": 1, {{columns}}},
                {"name": "bad", "format": "text", "path": "bad.tsv", "weight": 3, {{columns}}}, // the larger
              ]
            }
            """);
        return folder.File("mixture.json");
    }
}
