using MlMix.Mixtures.Reading;
using MlMix.Testing;

namespace MlMix.Mixtures.Tests.Reading;

/// <summary>What is said of mixtures that are wrong.</summary>
[TestClass]
public sealed class BrokenMixtureTests
{
    [TestMethod]
    [DynamicData(nameof(BrokenMixtures.Cases), typeof(BrokenMixtures))]
    public void Mixture_ThatIsWrong_IsRefusedWithLineAndKey(string json, string expected)
    {
        using var folder = new TempFolder();
        string path = BrokenMixtures.Write(folder, json);
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(path));
        string[] faults = expected.Split('|');
        Assert.HasCount(faults.Length, error.Faults, error.Message);
        for (int index = 0; index < faults.Length; index++)
            Assert.StartsWith(faults[index], error.Faults[index]);
        Assert.StartsWith($"{path}: ", error.Message);
    }

    [TestMethod]
    public void Mixture_WithManyFaults_TellsThemInTheOrderOfLines()
    {
        using var folder = new TempFolder();
        string path = folder.File("mixture.yaml");
        File.WriteAllText(path, "stop: often\nseeds: 5\nsources:\n  - {name: a, rows: -1, weight: 1}\n  - name: a\n    rows: x\n    weight: .nan\n");
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(path));
        CollectionAssert.AreEqual(
            new[]
            {
                "line 1, stop: it is 'often'; it must be firstExhausted, firstMiss, allExhausted, allOnce or never.",
                "line 2, seeds: there is no such key. Did you mean seed? Known here are " + BrokenMixtures.Known,
                "line 4, sources[0].rows: it is -1; it must be a whole number of 0 or more.",
                "line 5, sources[1].name: 'a' is the name of another source; names must differ.",
                "line 6, sources[1].rows: it is 'x'; it must be a whole number of 0 or more.",
                "line 7, sources[1].weight: it is .nan; a weight is a finite number of 0 or more.",
            },
            error.Faults.ToArray());
    }

    [TestMethod]
    [DataRow("a: [", "line 2: this is not YAML: ")]
    [DataRow("a: 1\n---\nb: 1\n", "line 3: a second document begins; a mixture is one document.")]
    [DataRow("a: *b\n", "line 1: there is no anchor &b before the alias *b.")]
    [DataRow("a: &b [*b]\n", "line 1: an alias leads back to what it stands in.")]
    [DataRow("? [x, y]\n: 1\n", "line 1: a key is not a text.")]
    public void Yaml_ThatIsNone_SaysWhere(string yaml, string expected)
    {
        using var folder = new TempFolder();
        string path = folder.File("mixture.yml");
        File.WriteAllText(path, yaml);
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(path));
        Assert.StartsWith(expected[..8], error.Faults.Single());
        Assert.Contains(expected[8..], error.Faults.Single());
    }

    [TestMethod]
    public void Yaml_OfTooManyLists_IsRefused()
    {
        using var folder = new TempFolder();
        string path = folder.File("mixture.yml");
        File.WriteAllText(path, "seed: 7\nsources: " + new string('[', 50_000));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(path));
        CollectionAssert.AreEqual(new[] { "line 2: more than 64 lists and objects are in each other." }, error.Faults.ToArray());
    }

    /// <summary>Written out, these aliases would be a list of 2^50 texts.</summary>
    [TestMethod]
    public void Yaml_WithAliasesOfAliases_IsReadAsItIs()
    {
        using var folder = new TempFolder();
        string path = folder.File("mixture.yml");
        IEnumerable<string> lines = Enumerable.Range(1, 50).Select(index => $"k{index}: &a{index} [*a{index - 1}, *a{index - 1}]");
        File.WriteAllText(path, $"k0: &a0 x\n{string.Join('\n', lines)}\nsources: [{{name: a, rows: 5, weight: 1}}]\n");
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(path));
        Assert.HasCount(51, error.Faults);
        Assert.StartsWith("line 51, k50: there is no such key.", error.Faults[^1]);
    }
}
