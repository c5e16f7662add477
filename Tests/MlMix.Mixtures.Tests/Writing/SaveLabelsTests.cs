using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Mixtures.Tests.Writing;

/// <summary>Label spaces written into mixture files, where all else stays as it is.</summary>
[TestClass]
public sealed class SaveLabelsTests
{
    private const string Sources =
        """[{"name": "one", "format": "jsonl", "path": "one.jsonl", "weight": 1}, {"name": "two", "format": "jsonl", "path": "two.jsonl", "weight": 1}]""";

    private static readonly MLContext Ml = new(seed: 1);

    private static readonly Dictionary<string, double> Equal = new() { ["one"] = 1, ["two"] = 1 };

    [TestMethod]
    [DataRow("""{"sources": S}""", """{"labels": "offset", "sources": S}""")]
    [DataRow("""{"labels": null, "sources": S}""", """{"labels": "offset", "sources": S}""")]
    [DataRow("""{"labels": "union" /* so */, "sources": S}""", """{"labels": "offset" /* so */, "sources": S}""")]
    [DataRow("""{"sources": S, "labels": {"map": {"one": {"0": "a"}}}}""", """{"sources": S, "labels": "offset"}""")]
    [DataRow("{\n  // Of all.\n  \"sources\": S,\n}\n", "{\n  // Of all.\n  \"labels\": \"offset\",\n  \"sources\": S,\n}\n")]
    [DataRow(
        "{\r\n\t\"seed\": 7, // äöü 😀\r\n\r\n\t// Of the sources,\r\n\t// both.\r\n\t\"sources\": S\r\n}",
        "{\r\n\t\"seed\": 7, // äöü 😀\r\n\r\n\t\"labels\": \"offset\",\r\n\t// Of the sources,\r\n\t// both.\r\n\t\"sources\": S\r\n}")]
    [DataRow("{\"seed\": 7 /* one\n two */\n// three\n, \"sources\": S}", "{\"seed\": 7 /* one\n two */\n// three\n, \"labels\": \"offset\", \"sources\": S}")]
    [DataRow("{\r  \"seed\": 7, // one\r  // two\r  \"sources\": S\r}", "{\r  \"seed\": 7, // one\r  \"labels\": \"offset\",\r  // two\r  \"sources\": S\r}")]
    [DataRow("{\"seed\": 7 // one\n , \"sources\": S}", "{\"seed\": 7 // one\n , \"labels\": \"offset\", \"sources\": S}")]
    [DataRow("{\"seed\": 7,\n /* one\n two */\n \"sources\": S}", "{\"seed\": 7,\n \"labels\": \"offset\",\n /* one\n two */\n \"sources\": S}")]
    [DataRow("{\"seed\": 7\n/* one */ , /* two */ \"sources\": S}", "{\"seed\": 7\n/* one */ , /* two */ \"labels\": \"offset\", \"sources\": S}")]
    public void Json_OfEveryStyle_KeepsAllButTheLabels(string before, string after) => AssertWritten("json", before, after);

    [TestMethod]
    [DataRow("sources: S\n", "labels: \"offset\"\nsources: S\n")]
    [DataRow("labels:\nsources: S\n", "labels: \"offset\"\nsources: S\n")]
    [DataRow("labels: union # so\nsources: S\n", "labels: \"offset\" # so\nsources: S\n")]
    [DataRow("labels: {map: {one: {0: a}}, unmappedAreMissing: true} # so\nsources: S\n", "labels: \"offset\" # so\nsources: S\n")]
    [DataRow("{seed: 7, sources: S}", "{seed: 7, labels: \"offset\", sources: S}")]
    [DataRow("# Of all.\nsources: S\n", "# Of all.\nlabels: \"offset\"\nsources: S\n")]
    [DataRow("seed: 7 # äöü 😀\n\n# Of the sources.\nsources: S\n", "seed: 7 # äöü 😀\n\nlabels: \"offset\"\n# Of the sources.\nsources: S\n")]
    [DataRow("seed: 7\r\nsources: S\r\n", "seed: 7\r\nlabels: \"offset\"\r\nsources: S\r\n")]
    [DataRow(
        "labels:\n  map:\n    one:\n      0: a # first\n    two: {0: b}\n# Of the sources.\nsources: S\n",
        "labels:\n  \"offset\"\n# Of the sources.\nsources: S\n")]
    [DataRow("seed: 7\n# Of the sources.\n? sources\n: S\n", "seed: 7\nlabels: \"offset\"\n# Of the sources.\n? sources\n: S\n")]
    [DataRow("? sources\n: S\n", "labels: \"offset\"\n? sources\n: S\n")]
    [DataRow("seed: 7\rsources: S\r", "seed: 7\rlabels: \"offset\"\rsources: S\r")]
    [DataRow("seed: 7\r# Of the sources.\rsources: S\r", "seed: 7\rlabels: \"offset\"\r# Of the sources.\rsources: S\r")]
    [DataRow("labels: >-\n  union\n\n# Of the sources.\nsources: S\n", "labels: \"offset\"\n\n# Of the sources.\nsources: S\n")]
    [DataRow("labels: |-\n  union\nsources: S\n", "labels: \"offset\"\nsources: S\n")]
    public void Yaml_OfEveryStyle_KeepsAllButTheLabels(string before, string after) => AssertWritten("yaml", before, after);

    [TestMethod]
    [DataRow("json", "{\n  \"labels\": { \"offset\": {} },\n  \"sources\": S\n}")]
    [DataRow("yaml", "labels: 'offset' # so\nsources: S\n")]
    public void SameLabels_AreNotWrittenAgain(string extension, string text) => AssertWritten(extension, text, text);

    [TestMethod]
    [DataRow("json", """{"sources": S}""")]
    [DataRow("yaml", "sources: S\n")]
    public void EveryLabelSpace_GivesTheSameMix(string extension, string text)
    {
        LabelSpace[] spaces =
        [
            LabelSpace.Shared("Label"), LabelSpace.Offset("Label"), LabelSpace.Offset("Label", new Dictionary<string, int> { ["one"] = 5, ["two"] = 3 }),
            LabelSpace.Offset("Other"),
            // By source alone, "even" would come first.
            LabelSpace.Map("Label", [("two", "1", "odd \"n\" \\ \t 😀"), ("one", "0", "even"), ("one", "1", "odd \"n\" \\ \t 😀"), ("two", "0", "even")]),
            LabelSpace.Map("Label", [("one", "0", "line\u2028separator"), ("one", "1", "paragraph\u2029separator")], unmappedAreMissing: true),
            LabelSpace.Map("Label", [("one", "1", "yes")], unmappedAreMissing: true),
        ];
        foreach (LabelSpace labels in spaces)
        {
            using MixtureFolder folder = Folder();
            string path = folder.Write($"mixture.{extension}", text.Replace("S", Sources, StringComparison.Ordinal));

            Ml.Data.SaveMixture(folder.Path($"best.{extension}"), new Dictionary<string, double> { ["one"] = 1, ["two"] = 2 }, path, labels);

            MixedDataView read = Ml.Data.LoadMixture(folder.Path($"best.{extension}"));
            MixedDataView expected = Ml.Data.Mix(
                new MixOptions { Labels = labels }, new MixSource("one", View(1, 0, 1)), new MixSource("two", View(0, 1, 0, 0), weight: 2));
            Assert.AreEqual(expected.Schema[labels.Column].Type, read.Schema[labels.Column].Type);
            CollectionAssert.AreEqual(Rows(expected, labels.Column), Rows(read, labels.Column));
            CollectionAssert.AreEqual(expected.Labels?.ToArray(), read.Labels?.ToArray());
        }
    }

    [TestMethod]
    public void Labels_OfNoSource_AreNamed()
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write("mixture.json", $$"""{"sources": {{Sources}}}""");

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.SaveMixture(path, Equal, labels: LabelSpace.Map("Label", [("three", "0", "a")])));

        Assert.Contains("labels of a source 'three', which is not in the mix; there are 'one', 'two'", error.Message);
    }

    [TestMethod]
    [DataRow("stop: &a never\nlength: 5\nlabel: *a\nlabels: union\nsources: [{name: one, rows: 10, weight: 1}]\n", "line 3: label has an alias")]
    [DataRow("sources:\n- name: one\n  rows: 10\n  weight: &a 1\n  maxPasses: *a\n", "line 4: weight has an anchor")]
    public void WhatIsShared_IsInTheWay(string text, string message)
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.yaml", text);

        var error = Assert.ThrowsExactly<InvalidDataException>(
            () => Ml.Data.SaveMixture(path, new Dictionary<string, double> { ["one"] = 2 }, labels: LabelSpace.Union("Label")));

        Assert.Contains($"{message}, which other places share; write it out in each of them.", error.Message);
        Assert.AreEqual(text, File.ReadAllText(path));
    }

    private static void AssertWritten(string extension, string before, string after)
    {
        using MixtureFolder folder = Folder();
        string path = folder.Write($"mixture.{extension}", before.Replace("S", Sources, StringComparison.Ordinal));

        Ml.Data.SaveMixture(path, Equal, labels: LabelSpace.Offset("Label"));

        Assert.AreEqual(after.Replace("S", Sources, StringComparison.Ordinal), File.ReadAllText(path));
        MixedDataView read = Ml.Data.LoadMixture(path);
        CollectionAssert.AreEquivalent(new[] { 0f, 1f, 2f, 3f }, read.GetColumn<float>("Label").Distinct().ToArray(), "two follows one");
    }

    /// <summary>Labels 1, 0, 1 of one and 0, 1, 0, 0 of two.</summary>
    private static MixtureFolder Folder()
    {
        var folder = new MixtureFolder();
        folder.Write("one.jsonl", string.Concat(new[] { 1, 0, 1 }.Select(label => $$"""{"Label": {{label}}, "Other": {{label}}}""" + "\n")));
        folder.Write("two.jsonl", string.Concat(new[] { 0, 1, 0, 0 }.Select(label => $$"""{"Label": {{label}}, "Other": {{label}}}""" + "\n")));
        return folder;
    }

    private static IDataView View(params float[] labels) => Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", labels), ArrayColumn.Scalar("Other", labels));

    private static double[] Rows(IDataView view, string column) => view.Schema[column].Type is KeyDataViewType
        ? [.. view.GetColumn<uint>(column).Select(key => (double)key)]
        : [.. view.GetColumn<float>(column).Select(label => (double)label)];
}
