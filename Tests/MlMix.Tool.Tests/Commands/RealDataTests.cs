using System.Text.Json;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Commands;

/// <summary>The command on real data, as a process.</summary>
[TestClass]
public sealed class RealDataTests
{
    [TestMethod]
    public void Images_OfTwoSets_HaveTheirPublishedStatistics()
    {
        string digits = RealData.Folder("mnist-t10k"), clothes = RealData.Folder("fashion-mnist-900");
        using var folder = new TempFolder();
        string path = folder.File("images.yaml");
        File.WriteAllText(path, $"""
            stop: allOnce
            labels: offset
            sources:
              - name: digits
                format: idx
                images: {digits}/images-idx3-ubyte.gz
                labels: {digits}/labels-idx1-ubyte.gz
                weight: 1
              - name: clothes
                format: idx
                images: {clothes}/images-idx3-ubyte.gz
                labels: {clothes}/labels-idx1-ubyte.gz
                weight: 1
            """);
        JsonElement statistics = Json("stats", path, "--json");
        JsonElement pixels = Of(statistics, "digits", "Features");
        Assert.AreEqual(10_000, pixels.GetProperty("rows").GetInt64());
        Assert.AreEqual(0.1325, pixels.GetProperty("mean").GetDouble(), 0.0005, "The mean of MNIST's test images, as published.");
        Assert.AreEqual(0.3105, pixels.GetProperty("standardDeviation").GetDouble(), 0.0005, "Their deviation, as published.");

        // MNIST's test set has 980 zeros and 1,135 ones; the articles are 90 of each class, after the ten digits.
        JsonElement labels = Of(statistics, "digits", "Label").GetProperty("histogram");
        Assert.AreEqual(980, labels.GetProperty("0").GetInt64());
        Assert.AreEqual(1_135, labels.GetProperty("1").GetInt64());
        CollectionAssert.AreEqual(
            Enumerable.Range(10, 10).Select(label => $"{label} 90").ToArray(),
            Of(statistics, "clothes", "Label").GetProperty("histogram").EnumerateObject().Select(pair => $"{pair.Name} {pair.Value}").ToArray());
    }

    [TestMethod]
    public void Sentences_OfThreeSites_AreMixedAsPlanned()
    {
        string data = RealData.Folder("sentiment");
        using var folder = new TempFolder();
        string path = folder.File("sentences.json");
        string Source(string name, string file, double weight) => FormattableString.Invariant($$"""
            {"name": "{{name}}", "format": "text", "path": "{{data}}/{{file}}*.txt", "quoting": false, "weight": {{weight}},
             "columns": [{"name": "Text", "index": 0}, {"name": "Label", "type": "bool", "index": 1}]}
            """);
        File.WriteAllText(path, "{\"sources\": [" +
            string.Join(", ", Source("amazon", "amazon", 0.5), Source("imdb", "imdb", 0.3), Source("yelp", "yelp", 0.2)) + "]}");

        // The heaviest is emptied first: 1,000 of 2,000 rows, and 600 and 400 of the others, or one less of each where the mix ends before theirs.
        JsonElement sources = Json("plan", path, "--json").GetProperty("sources");
        long[] delivered = [.. sources.EnumerateArray().Select(source => source.GetProperty("delivered").GetInt64())];
        Assert.AreEqual(1_000, delivered[0]);
        Assert.AreEqual(600, delivered[1], 1);
        Assert.AreEqual(400, delivered[2], 1);

        string output = folder.File("sentences.jsonl");
        Assert.AreEqual(delivered.Sum(), Json("write", path, "--out", output, "--json").GetProperty("rows").GetInt64());
        string[] written = [.. File.ReadLines(output).Select(line => JsonElement.Parse(line).GetProperty("source_id").GetString()!)];
        CollectionAssert.AreEqual(delivered, new[] { "amazon", "imdb", "yelp" }.Select(name => (long)written.Count(source => source == name)).ToArray());

        // The loader leaves out the blanks that some sentences begin with, as ML.NET's does.
        HashSet<string> sentences = [.. Directory.GetFiles(data, "*.txt").SelectMany(File.ReadLines).Select(line => line.Split('\t')[0].TrimStart(' '))];
        Assert.IsTrue(File.ReadLines(output).All(line => sentences.Contains(JsonElement.Parse(line).GetProperty("Text").GetString()!)));
    }

    private static JsonElement Of(JsonElement statistics, string source, string column) => statistics.EnumerateArray()
        .Single(one => one.GetProperty("source").GetString() == source && one.GetProperty("column").GetString() == column);

    private static JsonElement Json(params string[] arguments)
    {
        (int code, string text) = BuiltProgram.Run("MlMix.Tool", arguments);
        Assert.AreEqual(0, code, text);
        return JsonElement.Parse(text);
    }
}
