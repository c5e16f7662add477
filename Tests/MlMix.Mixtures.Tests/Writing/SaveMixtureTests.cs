using Microsoft.ML;

namespace MlMix.Mixtures.Tests.Writing;

/// <summary>Weights written into mixture files, where all else stays as it is.</summary>
[TestClass]
public sealed class SaveMixtureTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static readonly Dictionary<string, double> Weights = new() { ["one"] = 0.25, ["two"] = 0.75 };

    [TestMethod]
    public void Json_WithComments_KeepsAllButTheWeights()
    {
        using var folder = new MixtureFolder();
        string text = """
            {
              // Two parts, äöü.
              "seed": 7, "length": 40, "stop": "never",
              "sources": [
                {"name": "one", "rows": 10, "weight": 12e-1}, /* small */
                { "weight" : 3, "name": "two", "rows": 20, },
              ],
            }
            """;
        string path = folder.Write("mixture.json", text);

        Ml.Data.SaveMixture(path, Weights);

        Assert.AreEqual(text.Replace("12e-1", "0.25", StringComparison.Ordinal).Replace(": 3,", ": 0.75,", StringComparison.Ordinal), File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { 0.25, 0.75 }, Read(path));
    }

    [TestMethod]
    public void Json_OtherPlace_LeavesTheFirstFile()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.json", """{"sources": [{"name": "one", "rows": 10, "weight": 1}, {"name": "two", "rows": 10, "weight": 1}]}""");
        string before = File.ReadAllText(path);

        Ml.Data.SaveMixture(folder.Path("best.json"), Weights, path);

        Assert.AreEqual(before, File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { 0.25, 0.75 }, Read(folder.Path("best.json")));
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.part*"), "what was written beside is gone");
    }

    [TestMethod]
    [DataRow("sources:\n  - name: one   # first\n    weight: 5\n    rows: 10\n  - weight: 1\n    name: two\n    rows: 10\n",
        "sources:\n  - name: one   # first\n    weight: 0.25\n    rows: 10\n  - weight: 0.75\n    name: two\n    rows: 10\n")]
    [DataRow("sources: [{name: one, rows: 10, weight: 1}, {weight: 2, name: two, rows: 10}]\n",
        "sources: [{name: one, rows: 10, weight: 0.25}, {weight: 0.75, name: two, rows: 10}]\n")]
    public void Yaml_OfEveryStyle_KeepsAllButTheWeights(string before, string after)
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.yaml", before);

        Ml.Data.SaveMixture(path, Weights);

        Assert.AreEqual(after, File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { 0.25, 0.75 }, Read(path));
    }

    [TestMethod]
    public void ExactNumbers_AreReadBack()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.yml", "sources: [{name: one, rows: 10, weight: 1}, {name: two, rows: 10, weight: 2}]");
        double third = 1 / 3.0;

        Ml.Data.SaveMixture(path, new Dictionary<string, double> { ["one"] = third, ["two"] = 1e-7 });

        CollectionAssert.AreEqual(new[] { third, 1e-7 }, Read(path));
    }

    [TestMethod]
    public void WrongWeightsAndPlaces_AreAllNamed()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write(
            "mixture.json",
            """{"selection": "roundRobin", "sources": [{"name": "one", "rows": 10, "weight": 1}, {"name": "two", "rows": 10, "weight": 1}]}""");
        string before = File.ReadAllText(path);

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.SaveMixture(folder.Path("none/best.yaml"), new Dictionary<string, double> { ["one"] = -1, ["three"] = 0 }, path));

        Assert.Contains("no weight for the source 'two'", error.Message);
        Assert.Contains("a weight for 'three', which is no source", error.Message);
        Assert.Contains("weight of 'one' is -1", error.Message);
        Assert.Contains("No weight is above 0", error.Message);
        Assert.Contains("selects by RoundRobin", error.Message);
        Assert.Contains("whose folder is not there; make it first", error.Message);
        Assert.Contains("give it the extension '.json'", error.Message);
        Assert.HasCount(7, error.Faults);
        Assert.AreEqual(before, File.ReadAllText(path));
    }

    [TestMethod]
    public void Alias_IsInTheWay()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.yaml", "sources: [{name: one, rows: 10, weight: &w 1}, {name: two, rows: 10, weight: *w}]\n");
        string before = File.ReadAllText(path);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.SaveMixture(path, Weights));

        Assert.Contains("line 1: weight has an anchor", error.Message);
        Assert.AreEqual(before, File.ReadAllText(path));
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.part*"));
    }

    [TestMethod]
    public void Schedule_IsInTheWay()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.json", """
            {"schedule": {"unit": "rows", "interpolation": "step", "points": [{"at": 0, "weights": {"one": 1, "two": 1}}]},
             "sources": [{"name": "one", "rows": 10}, {"name": "two", "rows": 10}]}
            """);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.SaveMixture(path, Weights));

        Assert.Contains("has a schedule", error.Message);
    }

    private static double[] Read(string path) => [.. MlMix.Mixtures.Reading.MixtureReader.Read(path).Sources.Select(source => source.Weight)];
}
