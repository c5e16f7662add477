using Microsoft.ML;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures.Tests.Writing;

/// <summary>A mixture file that is a symbolic link stays one: what it leads to is written.</summary>
[TestClass]
public sealed class SaveLinksTests
{
    private const string Text = """{"sources": [{"name": "a", "format": "text", "path": "code/a.tsv", "weight": 1}]}""";

    private static readonly MLContext Ml = new(seed: 1);

    private static readonly Dictionary<string, double> Weights = new() { ["a"] = 2 };

    [TestMethod]
    public void Link_IsWrittenThroughToTheEnd()
    {
        using var folder = new MixtureFolder();
        // Paths are relative to where the mixture is read.
        folder.Write("far/mixture.json", Text);
        folder.Link("far/step.json", "mixture.json");
        folder.Link("mixture.json", Path.Combine("far", "step.json"));

        Ml.Data.SaveMixture(folder.Path("mixture.json"), Weights);

        Assert.AreEqual(Path.Combine("far", "step.json"), new FileInfo(folder.Path("mixture.json")).LinkTarget);
        Assert.AreEqual("mixture.json", new FileInfo(folder.Path("far/step.json")).LinkTarget);
        Assert.AreEqual(Text.Replace("1}", "2}", StringComparison.Ordinal), File.ReadAllText(folder.Path("far/mixture.json")));
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.Path("far")), "nothing is left beside");
        Assert.AreEqual(2, MixtureReader.Read(folder.Path("mixture.json")).Sources[0].Weight);
    }

    [TestMethod]
    public void Link_OfNoFile_MakesTheFile()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.json", Text);
        Directory.CreateDirectory(folder.Path("far"));
        folder.Link("best.json", Path.Combine("far", "best.json"));

        Ml.Data.SaveMixture(folder.Path("best.json"), Weights, path);

        Assert.IsNotNull(new FileInfo(folder.Path("best.json")).LinkTarget);
        Assert.AreEqual(Text.Replace("1}", "2}", StringComparison.Ordinal), File.ReadAllText(folder.Path("far/best.json")));
    }

    [TestMethod]
    public void Link_ToAMixtureInIt_IsNotWrittenThrough()
    {
        using var folder = new MixtureFolder();
        string inner = folder.Write("inner.json", """{"sources": [{"name": "b", "rows": 3, "weight": 1}]}""");
        string path = folder.Write("mixture.json", """{"sources": [{"name": "a", "weight": 1, "mixture": "inner.json"}]}""");
        folder.Link("best.json", "inner.json");
        string before = File.ReadAllText(inner);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.SaveMixture(folder.Path("best.json"), Weights, path));

        Assert.Contains("sources[0].mixture: the mixture 'inner.json' leads back to itself", error.Message);
        Assert.AreEqual(before, File.ReadAllText(inner));
    }

    [TestMethod]
    public void LinkedFolder_LeadsToTheSameFiles()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.json", Text);
        Directory.CreateDirectory(folder.Path("far/away"));
        folder.LinkFolder("runs", Path.Combine("far", "away"));

        Ml.Data.SaveMixture(folder.Path("runs/best.json"), Weights, path);

        Assert.AreEqual(2, Ml.Data.LoadMixture(folder.Path("runs/best.json")).GetRowCount());
        Assert.IsTrue(File.Exists(folder.Path("far/away/best.json")));
    }
}
