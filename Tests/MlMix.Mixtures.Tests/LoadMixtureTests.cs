using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mixtures.Reading;
using MlMix.Testing;

namespace MlMix.Mixtures.Tests;

/// <summary>What is in the file is what is in the mix.</summary>
[TestClass]
public sealed class LoadMixtureTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Text_WithGivenColumnsAndSeveralFiles_IsReadInOrdinalOrder()
    {
        using var folder = new MixtureFolder();
        MixedDataView mixed = Load(folder, """
            {"columns": ["source_id", "source_row"], "sources": [
              {"name": "code", "format": "text", "path": "code/*.tsv", "weight": 1,
               "columns": [{"name": "Text", "index": 0}, {"name": "Label", "type": "single", "index": "1"}]}]}
            """);
        CollectionAssert.AreEqual(new[] { "int x", "int y", "int z" }, Texts(mixed, "Text"));
        CollectionAssert.AreEqual(new float[] { 0, 1, 0 }, mixed.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 1, 2 }, mixed.GetColumn<long>("source_row").ToArray());
        Assert.AreEqual(3, mixed.GetRowCount(), "Rows are counted.");
    }

    [TestMethod]
    public void Text_WithoutColumns_HasThoseOfItsFirstLines()
    {
        using var folder = new MixtureFolder();
        MixedDataView mixed = Load(folder, """
            {"columns": [], "sources": [{"name": "t", "format": "text", "path": "table.csv", "separator": "comma", "header": true, "weight": 1}]}
            """);
        CollectionAssert.AreEqual(new[] { "Text String", "Label Single", "Flag Boolean" }, Columns(mixed));
        CollectionAssert.AreEqual(new[] { "a, b", "c" }, Texts(mixed, "Text"));

        // An empty number is 0, as ML.NET's loader has it.
        CollectionAssert.AreEqual(new[] { 1.5f, 0 }, mixed.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { true, false }, mixed.GetColumn<bool>("Flag").ToArray());
    }

    [TestMethod]
    public void JsonLines_MissingValues_AreMissing()
    {
        using var folder = new MixtureFolder();
        MixedDataView mixed = Load(folder, """
            {"columns": [], "sources": [{"name": "log", "format": "jsonl", "path": "log.jsonl", "weight": 1}]}
            """);
        CollectionAssert.AreEqual(
            new[] { "Text String", "Label Single", "Size Vector<Single, 2>", "More Boolean" }, Columns(mixed));
        CollectionAssert.AreEqual(new[] { "one", "two", "" }, Texts(mixed, "Text"));
        CollectionAssert.AreEqual(new[] { 1, float.NaN, 0 }, mixed.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2.5f, 3, float.NaN, float.NaN, float.NaN }, mixed.GetColumn<float[]>("Size").SelectMany(row => row).ToArray());
        CollectionAssert.AreEqual(new[] { false, false, true }, mixed.GetColumn<bool>("More").ToArray());
    }

    [TestMethod]
    [DataRow("not json", "this is not JSON")]
    [DataRow("[1]", "this is no JSON object")]
    [DataRow("{\"Label\": \"x\"}", "'Label' is \"x\", which is no Single")]
    [DataRow("{\"Label\": 1, \"Size\": [1]}", "'Size' is [1], which is no Vector<Single, 2>")]
    public void JsonLines_BrokenLine_NamesFileAndLine(string line, string expected)
    {
        using var folder = new MixtureFolder();
        folder.Write("log.jsonl", "{\"Label\": 1, \"Size\": [1, 2]}\n\n" + line + "\n");
        MixedDataView mixed = Load(folder, """
            {"sources": [{"name": "log", "format": "jsonl", "path": "log.jsonl", "weight": 1, "rows": 2,
              "columns": [{"name": "Label", "type": "single"}, {"name": "Size", "type": "single", "size": 2}]}]}
            """);
        var error = Assert.ThrowsExactly<MixSourceException>(() => mixed.GetColumn<float[]>("Size").Zip(mixed.GetColumn<float>("Label")).Count());
        Assert.Contains("log.jsonl', line 3: " + expected, error.InnerException!.Message);
    }

    [TestMethod]
    public void Images_AreListedByFolder()
    {
        using var folder = new MixtureFolder();
        MixedDataView mixed = Load(folder, """{"sources": [{"name": "photos", "format": "images", "path": "photos", "weight": 1}]}""");
        VBuffer<ReadOnlyMemory<char>> names = default;
        mixed.Schema["Label"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, names.DenseValues().Select(name => name.ToString()).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2 }, mixed.GetColumn<uint>("Label").ToArray());
        CollectionAssert.AreEqual(
            new[] { "photos/cat/10.png", "photos/cat/2.png", "photos/dog/old/1.JPG" }.Select(name => Path.GetFullPath(folder.Path(name))).ToArray(),
            Texts(mixed, "ImagePath"));
    }

    [TestMethod]
    public void Images_OfSeveralFolders_AreOneAfterTheOther()
    {
        using var folder = new MixtureFolder();
        folder.Write("more/cow/1.png", "");
        folder.Write("more/cat/3.png", "");
        MixedDataView mixed = Load(folder, """{"sources": [{"name": "photos", "format": "images", "path": ["photos", "more"], "weight": 1}]}""");

        // Of the first folder cat, cat, dog; of the second cat, cow.
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2, 1, 3 }, mixed.GetColumn<uint>("Label").ToArray());
        CollectionAssert.AreEqual(
            new[] { "10.png", "2.png", "1.JPG", "3.png", "1.png" }, Texts(mixed, "ImagePath").Select(path => Path.GetFileName(path)).ToArray());
    }

    [TestMethod]
    public void Images_WithoutLabels_AreThoseOfTheFolder()
    {
        using var folder = new MixtureFolder();
        folder.Write("photos/stray.png", "");
        MixedDataView mixed = Load(
            folder, """{"columns": [], "sources": [{"name": "photos", "format": "images", "path": "photos", "labelled": false, "weight": 1}]}""");

        CollectionAssert.AreEqual(new[] { "ImagePath String" }, Columns(mixed));
        CollectionAssert.AreEquivalent(
            new[] { "stray.png", "10.png", "2.png", "1.JPG" }, Texts(mixed, "ImagePath").Select(path => Path.GetFileName(path)).ToArray());
    }

    [TestMethod]
    public void ImagesBesideTexts_HaveTheirLabelsAsTexts()
    {
        using var folder = new MixtureFolder();
        folder.Write("notes.tsv", "a note\tcow\n");
        const string Sources = """
            "stop": "allOnce", "missingColumns": "fill", "sources": [
              {"name": "photos", "format": "images", "path": "photos", "weight": 1},
              {"name": "notes", "format": "text", "path": "notes.tsv", "weight": 1,
               "columns": [{"name": "Text", "index": 0}, {"name": "Label", "index": 1}]}]}
            """;

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Load(folder, "{" + Sources));
        MixedDataView mixed = Load(folder, """{"labels": "union", """ + Sources);

        Assert.Contains("or unite them as labels with labels: union.", error.Message);
        CollectionAssert.AreEquivalent(new[] { "cat", "cat", "dog", "cow" }, Texts(mixed, "Label"));
    }

    [TestMethod]
    public void Images_BrokenFolder_IsAFaultOfItsPath()
    {
        using var folder = new MixtureFolder();
        folder.Write("photos/stray.png", "");

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Load(folder, """{"sources": [{"name": "photos", "format": "images", "path": "photos", "weight": 1}]}"""));

        Assert.Contains(
            $"line 1, sources[0].path: In '{folder.Path("photos")}', there are images that are in no folder of a class: 'stray.png'. Move them into one, "
            + "or set labelled to false if the images have no labels.", error.Message);
    }

    [TestMethod]
    public void Idx_Normalized_HasPixelsOverTheGivenStatistics()
    {
        using var folder = new MixtureFolder();
        MixedDataView mixed = Load(folder, """
            {"sources": [{"name": "digits", "format": "idx", "images": "images.idx", "labels": "labels.idx", "weight": 1,
              "normalize": {"mean": 0.5, "std": 0.25}}]}
            """);

        // Bytes 0, 255, 51, 102 are 0, 1, 0.2, 0.4.
        float[] pixels = [.. mixed.GetColumn<float[]>("Features").SelectMany(row => row)];
        float[] expected = [-2, 2, -1.2f, -0.4f];
        for (int index = 0; index < expected.Length; index++)
            Assert.AreEqual(expected[index], pixels[index], 1e-6f);
        CollectionAssert.AreEqual(new[] { 7f, 3f }, mixed.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { "Features", "Label", "source_id" }, Visible(mixed));
    }

    [TestMethod]
    public void MixtureInAMixture_HasThePlanAndTheRowsOfANest()
    {
        using var folder = new MixtureFolder();
        folder.Write("inner.yaml", """
            stop: allOnce
            sources:
              - name: code
                format: text
                path: code/**/*.tsv
                columns: [{name: Text, index: 0}, {name: Label, type: single, index: 1}]
                weight: 1
              - {name: log, format: jsonl, path: log.jsonl, drop: [Size, More], weight: 1}
            """);
        string path = folder.Write("outer.json", """
            {"columns": ["source_id", "origin"], "stop": "allExhausted", "sources": [
              {"name": "inner", "mixture": "inner.yaml", "weight": 2},
              {"name": "table", "format": "text", "path": "table.csv", "separator": ",", "header": true, "drop": ["Flag"], "weight": 1}]}
            """);
        MixedDataView mixed = Ml.Data.LoadMixture(path);
        MixPlan plan = MixturePlanner.Plan(Ml, MixtureReader.Read(path), shard: null);
        CollectionAssert.AreEqual(new[] { "inner/code", "inner/log", "table" }, plan.Leaves.Select(leaf => leaf.Path).ToArray());
        var planned = new List<uint>();
        foreach (SourcePick pick in plan.Walk())
            planned.Add((uint)pick.Source + 1);
        CollectionAssert.AreEqual(planned, mixed.GetColumn<uint>("source_id").ToArray());

        // Two of the inner mix to one of the table; within it one of each in turn: code, log, ...
        string[] texts = Texts(mixed, "Text");
        CollectionAssert.AreEqual(new[] { "int x", "one", "int y", "two", "int z", "" }, texts.Where(text => text is not ("a, b" or "c")).Take(6).ToArray());
        Assert.AreEqual(texts.Length / 3.0, texts.Count(text => text is "a, b" or "c"), 1);
    }

    [TestMethod]
    public void PatternOfFolders_WithLinksThatLeadBack_FindsEachFileOnce()
    {
        using var folder = new MixtureFolder();
        folder.Write("far/c.tsv", "int w\t1\n");
        folder.LinkFolder("code/again", ".");
        folder.LinkFolder("code/up", "..");
        folder.LinkFolder("code/other", folder.Path("far"));
        string path = folder.Write("mixture.json", """
            {"columns": [], "sources": [{"name": "a", "format": "text", "path": "code/**/*.tsv", "weight": 1,
              "columns": [{"name": "Text", "index": 0}]}]}
            """);

        CollectionAssert.AreEquivalent(new[] { "int x", "int y", "int z", "int w" }, Texts(Ml.Data.LoadMixture(path), "Text"));
    }

    [TestMethod]
    public void HeaderWithANameTwice_IsRefused()
    {
        using var folder = new MixtureFolder();
        folder.Write("twice.csv", "Text,Label, Text \na,1,b\n");
        string path = folder.Write(
            "mixture.json", """{"sources": [{"name": "a", "format": "text", "path": "twice.csv", "separator": ",", "header": true, "weight": 1}]}""");

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadMixture(path));

        Assert.Contains("source 'a' cannot be opened: ", error.Message);
        Assert.Contains("names the column 'Text' more than once; give columns.", error.Message);
    }

    [TestMethod]
    public void Settings_AreThoseOfTheMix()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("mixture.json", """
            {
              // All settings.
              "seed": 42, "selection": {"blocks": 32}, "stop": "never", "length": 1000,
              "batch": {"size": 32, "compose": "stratified", "dropLast": true},
              "schedule": {"unit": "rows", "interpolation": "linear",
                "points": [{"at": 0, "weights": {"code": 0.2, "text": 0.8}}, {"at": 10000, "weights": {"code": 0.5, "text": 0.5}}]},
              "sources": [
                {"name": "code", "rows": 5000, "range": ["10%", "90%"], "repeat": 1.5, "maxPasses": 4},
                {"name": "text", "rows": 7000, "range": [100, null], "choose": 50},
              ],
            }
            """);
        MixPlan plan = MixturePlanner.Plan(Ml, MixtureReader.Read(path), new Shard(1, 4));
        MixPlan byHand = new(
            new PlanOptions
            {
                Seed = 42,
                Selection = Selection.Blocks(32),
                Stop = StopRule.Never,
                Length = 1000,
                BatchSize = 32,
                BatchShape = BatchShape.Stratified,
                DropLastBatch = true,
                Shard = new Shard(1, 4),
                Schedule = WeightSchedule.Linear(
                    ScheduleUnit.Rows, new WeightPoint(0, ("code", 0.2), ("text", 0.8)), new WeightPoint(10_000, ("code", 0.5), ("text", 0.5))),
            },
            new PlanSource("code", 1, 5000) { Range = RowRange.Percent(10, 90), Repeat = 1.5, MaxPasses = 4 },
            new PlanSource("text", 1, 7000) { Range = RowRange.Rows(100), Choose = 50 });
        Assert.AreEqual(byHand.CanonicalText, plan.CanonicalText);
    }

    [TestMethod]
    public void LabelsOfEachKind_AreThoseOfTheMix()
    {
        using var folder = new MixtureFolder();
        string Sources(string labels) => $$"""
            {{{labels}}, "columns": [], "stop": "allOnce", "selection": "concat", "sources": [
              {"name": "x", "format": "idx", "images": "images.idx", "labels": "labels.idx"},
              {"name": "y", "format": "idx", "images": "images.idx", "labels": "labels.idx"}]}
            """;
        CollectionAssert.AreEqual(new[] { 7f, 3, 7, 3 }, Load(folder, Sources("\"labels\": \"shared\"")).GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { 7f, 3, 15, 11 }, Load(folder, Sources("\"labels\": \"offset\"")).GetColumn<float>("Label").ToArray());
        MixedDataView mapped = Load(folder, Sources("""
            "labels": {"map": {"x": {"7": "seven", "3": "three"}, "y": {"7": "three", "3": "other"}}}
            """));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 2, 3 }, mapped.GetColumn<uint>("Label").ToArray());
    }

    [TestMethod]
    public void Yaml_AndJson_AreTheSameMixture()
    {
        using var folder = new MixtureFolder();
        string json = folder.Write("m.json", """
            {"seed": -3, "selection": {"roundRobin": 2}, "stop": "allOnce", "sources": [
              {"name": "1", "rows": 5}, {"name": "true", "rows": 7, "range": ["0%", "50%"]}]}
            """);
        string yaml = folder.Write("m.yml", """
            seed: -3
            selection: {roundRobin: 2}
            stop: allOnce
            sources:
              - {name: "1", rows: 5}
              - name: 'true'   # quoted, so a text
                rows: 7
                range: [0%, 50%]
            """);
        Assert.AreEqual(Plan(json), Plan(yaml));

        string Plan(string path) => MixturePlanner.Plan(Ml, MixtureReader.Read(path), shard: null).CanonicalText;
    }

    [TestMethod]
    public void SourceWithoutData_IsPlannedAndNotLoaded()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("m.json", """{"sources": [{"name": "a", "rows": 5, "weight": 1}]}""");
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadMixture(path));
        Assert.AreEqual(
            "line 1, sources[0]: source 'a' cannot be opened: it has a number of rows and no data; it can be planned and not read.", error.Faults.Single());
    }

    [TestMethod]
    public void Shard_IsAPartOfTheMix()
    {
        using var folder = new MixtureFolder();
        string path = folder.Write("m.json", """
            {"stop": "allOnce", "sources": [{"name": "code", "format": "text", "path": "code/*.tsv", "columns": [{"name": "Text", "index": 0}], "weight": 1}]}
            """);
        CollectionAssert.AreEqual(new[] { "int x", "int z" }, Texts(Ml.Data.LoadMixture(path, new Shard(0, 2)), "Text"));
        CollectionAssert.AreEqual(new[] { "int y" }, Texts(Ml.Data.LoadMixture(path, new Shard(1, 2)), "Text"));
    }

    [TestMethod]
    public void Arguments_ThatAreNone_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).LoadMixture("x"));
        Assert.ThrowsExactly<ArgumentException>(() => Ml.Data.LoadMixture(""));
        Assert.ThrowsExactly<FileNotFoundException>(() => Ml.Data.LoadMixture(Path.Combine(Path.GetTempPath(), "there is no such mixture.json")));
    }

    private static MixedDataView Load(MixtureFolder folder, string json) => Ml.Data.LoadMixture(folder.Write("mixture.json", json));

    private static string[] Columns(IDataView view) => [.. view.Schema.Select(column => $"{column.Name} {column.Type}")];

    private static string[] Visible(IDataView view) => [.. view.Schema.Where(column => !column.IsHidden).Select(column => column.Name)];

    private static string[] Texts(IDataView view, string column) =>
        [.. view.GetColumn<ReadOnlyMemory<char>>(column).Select(text => text.ToString())];
}
