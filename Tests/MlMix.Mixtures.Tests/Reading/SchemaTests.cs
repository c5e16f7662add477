using System.Text.Json;
using System.Text.Json.Nodes;
using MlMix.Mixtures.Reading;
using MlMix.Testing;

namespace MlMix.Mixtures.Tests.Reading;

/// <summary>The published JSON Schema has the keys that the reader knows: what it does not know it lists.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(File.ReadAllText(Repository.PathOf("docs", "mixture.schema.json")));

    private static readonly string[] Formats =
    [
        "\"format\": \"text\", \"path\": \"x.jsonl\"", "\"format\": \"jsonl\", \"path\": \"x.jsonl\"", "\"format\": \"binary\", \"path\": \"x.jsonl\"",
        "\"format\": \"idx\", \"images\": \"x.jsonl\", \"labels\": \"x.jsonl\"", "\"format\": \"rows\", \"rows\": 5",
        "\"format\": \"images\", \"path\": \"x\"", "\"mixture\": \"m.json\"",
    ];

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
        string[] known = [.. Formats.SelectMany(format => Known("{\"sources\": [{\"name\": \"a\", \"weight\": 1, \"zz\": 1, " + format + "}]}")).Distinct()];
        CollectionAssert.AreEquivalent(Names(source), known);
    }

    [TestMethod]
    public void Schema_AllowsTheKindsOfValuesThatTheReaderTakes()
    {
        JsonElement properties = Schema.GetProperty("properties");
        foreach (JsonProperty property in properties.EnumerateObject())
            AssertKinds(property, "", kind => Mixture(new JsonObject { [property.Name] = JsonNode.Parse(kind) }, null));
        JsonElement source = Schema.GetProperty("$defs").GetProperty("source").GetProperty("properties");
        foreach (string format in Formats)
        {
            string[] known = Known("{\"sources\": [{\"name\": \"a\", \"weight\": 1, \"zz\": 1, " + format + "}]}");
            foreach (JsonProperty property in source.EnumerateObject().Where(property => known.Contains(property.Name)))
                AssertKinds(property, "sources[0].", kind => Mixture(new JsonObject(), format, property.Name, kind));
        }
    }

    // What the schema refuses the reader refuses at that key, and what it allows is no value of a wrong kind to the reader.
    private static void AssertKinds(JsonProperty property, string at, Func<string, string> mixture)
    {
        foreach (string kind in new[] { "\"zz\"", "1", "0.5", "true", "[\"zz\"]", "{}" })
        {
            string text = mixture(kind);
            string told = kind[0] switch { '[' => "a list", '{' => "an object", '"' => "'zz'", _ => kind };
            string[] faults = [.. Faults(text).Where(fault => fault.Contains($", {at}{property.Name}", StringComparison.Ordinal))];
            if (Allows(property.Value, JsonElement.Parse(kind)))
                Assert.IsFalse(faults.Any(fault => fault.Contains($": it is {told};", StringComparison.Ordinal)), $"{text}\n{string.Join('\n', faults)}");
            else
                Assert.IsNotEmpty(faults, $"{text}: the schema refuses {kind}, the reader does not.");
        }
    }

    private static string Mixture(JsonObject whole, string? format, string key = "", string kind = "null")
    {
        JsonObject source = JsonNode.Parse("{\"name\": \"a\", \"weight\": 1, " + (format ?? "\"rows\": 5") + "}")!.AsObject();
        if (format is not null)
            source[key] = JsonNode.Parse(kind);
        if (!whole.ContainsKey("sources"))
            whole["sources"] = new JsonArray(source);
        return whole.ToJsonString();
    }

    /// <summary>What of JSON Schema the file uses, but for the bounds of numbers.</summary>
    private static bool Allows(JsonElement schema, JsonElement value)
    {
        foreach (JsonProperty rule in schema.EnumerateObject())
        {
            bool allows = rule.Name switch
            {
                "$ref" => Allows(rule.Value.GetString()!.Split('/')[1..].Aggregate(Schema, (node, part) => node.GetProperty(part)), value),
                "oneOf" => rule.Value.EnumerateArray().Any(one => Allows(one, value)),
                "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                "type" when rule.Value.ValueKind == JsonValueKind.Array => rule.Value.EnumerateArray().Any(type => IsOf(type.GetString()!, value)),
                "type" => IsOf(rule.Value.GetString()!, value),
                "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(key => value.TryGetProperty(key.GetString()!, out _)),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Allows(rule.Value, item)),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(),
                _ => true,
            };
            if (!allows)
                return false;
        }

        return true;
    }

    private static bool IsOf(string type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
        JsonValueKind.True => type == "boolean",
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };

    private static IReadOnlyList<string> Faults(string mixture)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("m.json"), mixture);
        File.WriteAllText(folder.File("x.jsonl"), "{}");
        try
        {
            MixtureReader.Read(folder.File("m.json"));
            return [];
        }
        catch (MixConfigurationException error)
        {
            return error.Faults;
        }
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
