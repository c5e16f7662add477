using System.Text.Json;
using MlMix.Mixtures.Reading;
using MlMix.Testing;

namespace MlMix.Mixtures.Tests.Reading;

/// <summary>The published JSON Schema has the keys that the reader knows: what it does not know it lists.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(File.ReadAllText(Repository.PathOf("docs", "mixture.schema.json")));

    [TestMethod]
    public void Schema_HasTheKeysOfEveryObject()
    {
        JsonElement top = Schema.GetProperty("properties"), source = Schema.GetProperty("$defs").GetProperty("source").GetProperty("properties");
        AssertKnown(top, """{"zz": 1, "sources": [{"name": "a", "rows": 1, "weight": 1}]}""");
        AssertKnown(
            top.GetProperty("batch").GetProperty("properties"),
            """{"batch": {"size": 1, "zz": 1}, "sources": [{"name": "a", "rows": 1, "weight": 1}]}""");
        JsonElement[] labels = [.. top.GetProperty("labels").GetProperty("oneOf").EnumerateArray()];
        CollectionAssert.AreEquivalent(
            labels[1..].SelectMany(form => Names(form.GetProperty("properties"))).ToArray(),
            Known("""{"labels": {"map": {"a": {"0": "x"}}, "zz": 1}, "sources": [{"name": "a", "rows": 1, "weight": 1}]}"""));
        JsonElement schedule = top.GetProperty("schedule").GetProperty("properties");
        AssertKnown(schedule, """{"schedule": {"zz": 1, "points": [{"at": 0, "weights": {"a": 1}}]}, "sources": [{"name": "a", "rows": 1}]}""");
        AssertKnown(
            schedule.GetProperty("points").GetProperty("items").GetProperty("properties"),
            """{"schedule": {"points": [{"zz": 1, "at": 0, "weights": {"a": 1}}]}, "sources": [{"name": "a", "rows": 1}]}""");
        AssertKnown(
            source.GetProperty("normalize").GetProperty("properties"),
            """{"sources": [{"name": "a", "format": "jsonl", "path": "x.jsonl", "weight": 1, "normalize": {"mean": 0, "std": 1, "zz": 1}}]}""");

        // Which keys a source has goes by its format; together they are those of the schema.
        string[] formats =
        [
            "\"format\": \"text\", \"path\": \"x.jsonl\"", "\"format\": \"jsonl\", \"path\": \"x.jsonl\"", "\"format\": \"binary\", \"path\": \"x.jsonl\"",
            "\"format\": \"idx\", \"images\": \"x.jsonl\", \"labels\": \"x.jsonl\"", "\"rows\": 5",
            "\"format\": \"images\", \"path\": \"x\"", "\"mixture\": \"m.json\"",
        ];
        string[] known = [.. formats.SelectMany(format => Known("{\"sources\": [{\"name\": \"a\", \"weight\": 1, \"zz\": 1, " + format + "}]}")).Distinct()];
        CollectionAssert.AreEquivalent(Names(source), known);
    }

    private static void AssertKnown(JsonElement properties, string mixture) => CollectionAssert.AreEquivalent(Names(properties), Known(mixture));

    private static string[] Names(JsonElement properties) => [.. properties.EnumerateObject().Select(property => property.Name)];

    private static string[] Known(string mixture)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("m.json"), mixture);
        File.WriteAllText(folder.File("x.jsonl"), "{}");
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureReader.Read(folder.File("m.json")));
        string fault = error.Faults.Single(text => text.Contains("zz: there is no such key", StringComparison.Ordinal));
        return fault[(fault.IndexOf("Known here are ", StringComparison.Ordinal) + "Known here are ".Length)..].TrimEnd('.').Split(", ");
    }
}
