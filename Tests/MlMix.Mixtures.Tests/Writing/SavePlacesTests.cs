using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mixtures.Tests.Writing;

/// <summary>Mixture files written into another folder lead to the same files, and keep their encoding.</summary>
[TestClass]
public sealed class SavePlacesTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": "table.csv"}""", "\"../table.csv\"")]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": "./code/../table.csv"}""", "\"../table.csv\"")]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": "code/*.tsv"}""", "\"../code/*.tsv\"")]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": "**/*.csv"}""", "\"../**/*.csv\"")]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": [ "code/a.tsv", /* and */ "runs/here.tsv" ]}""",
        "[ \"../code/a.tsv\", /* and */ \"here.tsv\" ]")]
    [DataRow("""{"name": "a", "weight": 1, "format": "text", "path": "runs/*.tsv"}""", "\"*.tsv\"")]
    [DataRow("""{"name": "a", "weight": 1, "format": "images", "path": ["photos"]}""", "[\"../photos\"]")]
    [DataRow("""{"name": "a", "weight": 1, "format": "idx", "images": "images.idx", "labels": "labels.idx"}""",
        "\"../images.idx\", \"labels\": \"../labels.idx\"")]
    [DataRow("""{"name": "a", "weight": 1, "mixture": "inner.json"}""", "\"../inner.json\"")]
    public void Json_InAnotherFolder_LeadsToTheSameFiles(string source, string written)
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write("mixture.json", $$"""{"$schema": "https://example.org/s.json", "columns": [], "sources": [{{source}}]} // end""");

        Ml.Data.SaveMixture(folder.Path("runs/best.json"), new Dictionary<string, double> { ["a"] = 2 }, path);

        string text = File.ReadAllText(folder.Path("runs/best.json"));
        Assert.Contains(written, text);
        Assert.Contains("\"$schema\": \"https://example.org/s.json\", \"columns\": []", text);
        Assert.EndsWith("// end", text);
        CollectionAssert.AreEqual(Rows(path), Rows(folder.Path("runs/best.json")));
    }

    [TestMethod]
    public void Yaml_InTheFolderAbove_LeadsToTheSameFiles()
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write(
            "runs/mixture.yaml",
            "$schema: ../s.json # for editors\ncolumns: []\nsources:\n- name: a\n  format: text\n  path:\n  - ../code/a.tsv # first\n"
                + "  - here.tsv\n  weight: 1\n");

        Ml.Data.SaveMixture(folder.Path("best.yaml"), new Dictionary<string, double> { ["a"] = 2 }, path);

        Assert.AreEqual(
            "$schema: \"s.json\" # for editors\ncolumns: []\nsources:\n- name: a\n  format: text\n  path:\n  - \"code/a.tsv\" # first\n"
                + "  - \"runs/here.tsv\"\n  weight: 2\n",
            File.ReadAllText(folder.Path("best.yaml")));
        CollectionAssert.AreEqual(Rows(path), Rows(folder.Path("best.yaml")));
    }

    [TestMethod]
    public void Yaml_WithAPathOfLines_LeadsToTheSameFiles()
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write("mixture.yaml", "columns: []\nsources:\n- name: a\n  format: text\n  path: >-\n    code/a.tsv\n  weight: 1\n");

        Ml.Data.SaveMixture(folder.Path("runs/best.yaml"), new Dictionary<string, double> { ["a"] = 2 }, path);

        Assert.AreEqual(
            "columns: []\nsources:\n- name: a\n  format: text\n  path: \"../code/a.tsv\"\n  weight: 2\n",
            File.ReadAllText(folder.Path("runs/best.yaml")));
        CollectionAssert.AreEqual(Rows(path), Rows(folder.Path("runs/best.yaml")));
    }

    [TestMethod]
    public void MixtureInIt_IsNotOverwritten()
    {
        using MixtureFolder folder = Folder();
        string inner = File.ReadAllText(folder.Path("inner.json"));
        string path = folder.Write("mixture.json", """{"columns": [], "sources": [{"name": "a", "weight": 1, "mixture": "inner.json"}]}""");

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.SaveMixture(folder.Path("inner.json"), new Dictionary<string, double> { ["a"] = 2 }, path));

        Assert.StartsWith($"SaveMixture: '{folder.Path("inner.json")}' was not written", error.Message);
        Assert.Contains("sources[0].mixture: the mixture 'inner.json' leads back to itself", error.Message);
        Assert.AreEqual(inner, File.ReadAllText(folder.Path("inner.json")));
    }

    [TestMethod]
    [DataRow("https://example.org/a b.json", "https://example.org/a b.json")]
    [DataRow("s.json#all", "../s.json#all")]
    public void Schema_IsAnAddressOrAPath(string schema, string written)
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write(
            "mixture.json", $$"""{"$schema": "{{schema}}", "sources": [{"name": "a", "format": "text", "path": "code/a.tsv", "weight": 1}]}""");

        Ml.Data.SaveMixture(folder.Path("runs/best.json"), new Dictionary<string, double> { ["a"] = 1 }, path);

        Assert.StartsWith($$"""{"$schema": "{{written}}", """, File.ReadAllText(folder.Path("runs/best.json")));
    }

    [TestMethod]
    public void FullPath_StaysAsItIs()
    {
        using MixtureFolder folder = Folder();
        string full = folder.Path("table.csv").Replace('\\', '/');
        string path = folder.Write("mixture.json", $$"""{"columns": [], "sources": [{"name": "a", "format": "text", "path": "{{full}}", "weight": 1}]}""");

        Ml.Data.SaveMixture(folder.Path("runs/best.json"), new Dictionary<string, double> { ["a"] = 1 }, path);

        Assert.AreEqual(File.ReadAllText(path), File.ReadAllText(folder.Path("runs/best.json")));
    }

    [TestMethod]
    [DataRow("a*b")]
    [DataRow("which?")]
    public void FolderWithASignOfPatterns_IsInTheWayOfPathsOnly(string name)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Names cannot have such signs on Windows.");
        using MixtureFolder folder = Folder();
        folder.Write($"{name}/a.tsv", "int x\t0\n");
        folder.Write($"{name}/inner.json", """{"sources": [{"name": "b", "rows": 3, "weight": 1}]}""");
        string path = folder.Write(
            $"{name}/mixture.yaml", "sources:\n- {name: b, weight: 1, mixture: inner.json}\n- {name: a, weight: 1, format: text, path: a.tsv}\n");
        var weights = new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 };

        var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.SaveMixture(folder.Path("runs/best.yaml"), weights, path));

        Assert.AreEqual(
            $"line 3: path would lead by '../{name}/a.tsv', where * and ? stand for parts of names; give the folder another name.", error.Message);
        Assert.IsFalse(File.Exists(folder.Path("runs/best.yaml")));
        // A pattern of its own in another folder, and what is not looked for by patterns, are no harm.
        Ml.Data.SaveMixture(folder.Path($"{name}/best.yaml"), weights, path);
        string plain = folder.Write($"{name}/plain.json", """{"sources": [{"name": "b", "weight": 1, "mixture": "inner.json"}]}""");
        Ml.Data.SaveMixture(folder.Path("runs/plain.json"), new Dictionary<string, double> { ["b"] = 2 }, plain);
        Assert.Contains($"\"../{name}/inner.json\"", File.ReadAllText(folder.Path("runs/plain.json")));
    }

    [TestMethod]
    [DataRow("json")]
    [DataRow("yaml")]
    public void ByteOrderMark_IsKept_AndNoneIsAdded(string extension)
    {
        using var folder = new MixtureFolder();
        const string Text = """{"labels": "shared", "sources": [{"name": "ä", "rows": 5, "weight": 1}]}""";
        foreach (bool isMarked in new[] { true, false })
        {
            string path = folder.Path($"{isMarked}.{extension}");
            File.WriteAllText(path, Text, new UTF8Encoding(isMarked));
            byte[] expected = [.. isMarked ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(Text.Replace("1}", "0.5}", StringComparison.Ordinal))];

            Ml.Data.SaveMixture(path, new Dictionary<string, double> { ["ä"] = 0.5 });

            CollectionAssert.AreEqual(expected, File.ReadAllBytes(path));
        }
    }

    private static MixtureFolder Folder()
    {
        var folder = new MixtureFolder();
        folder.Write("runs/here.tsv", "float h\t1\n");
        folder.Write("inner.json", """{"columns": [], "sources": [{"name": "b", "format": "text", "path": "table.csv", "separator": ",", "weight": 1}]}""");
        return folder;
    }

    /// <summary>The first column of all rows, as text.</summary>
    private static string[] Rows(string path)
    {
        MixedDataView mixed = Ml.Data.LoadMixture(path);
        DataViewSchema.Column first = mixed.Schema[0];
        return first.Type is VectorDataViewType
            ? [.. mixed.GetColumn<float[]>(first.Name).Select(row => string.Join(' ', row))]
            : [.. mixed.GetColumn<ReadOnlyMemory<char>>(first.Name).Select(text => text.ToString())];
    }
}
