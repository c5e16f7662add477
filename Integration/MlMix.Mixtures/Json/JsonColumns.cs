using System.Text.Json;
using Microsoft.ML.Data;
using MlMix.Mixtures.Formats;

namespace MlMix.Mixtures.Json;

/// <summary>Guesses the columns of a JSON lines file by its first lines: Single for numbers, Boolean, text, and vectors of Single for lists of
/// numbers.</summary>
internal static class JsonColumns
{
    private const int LinesLookedAt = 200;

    public static FieldColumn[] Infer(string file)
    {
        var found = new Dictionary<string, List<JsonElement>>();
        foreach (string line in File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Take(LinesLookedAt))
        {
            JsonElement row = Parse(file, line);
            if (row.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"'{file}' has a line that is no JSON object.");
            foreach (JsonProperty member in row.EnumerateObject())
            {
                if (!found.TryGetValue(member.Name, out List<JsonElement>? values))
                    found[member.Name] = values = [];
                if (member.Value.ValueKind != JsonValueKind.Null)
                    values.Add(member.Value);
            }
        }

        if (found.Count == 0)
            throw new InvalidDataException($"'{file}' is empty, so its columns cannot be found by a look at it; give columns.");
        return [.. found.Select(pair => ColumnOf(pair.Key, pair.Value))];
    }

    private static FieldColumn ColumnOf(string name, List<JsonElement> values)
    {
        if (values.Count > 0 && values.All(value => value.ValueKind == JsonValueKind.Number))
            return new FieldColumn(name, DataKind.Single);
        if (values.Count > 0 && values.All(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False))
            return new FieldColumn(name, DataKind.Boolean);
        if (values.Count > 0 && values.All(value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsNumber)))
        {
            int[] sizes = [.. values.Select(value => value.GetArrayLength()).Distinct()];
            return new FieldColumn(name, DataKind.Single, Size: sizes is [int size] && size > 0 ? size : 0);
        }

        return new FieldColumn(name, DataKind.String);
    }

    private static bool IsNumber(JsonElement item) => item.ValueKind is JsonValueKind.Number or JsonValueKind.Null;

    private static JsonElement Parse(string file, string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"'{file}' has a line that is not JSON: {fault.Message}", fault);
        }
    }
}
