using System.Text;
using System.Text.Json;

namespace MlMix.Control;

/// <summary>The state of a controller as JSON: its rule, the number of its updates, and some numbers for each source.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Updates">Number of updates.</param>
/// <param name="Numbers">The numbers, by what they are.</param>
internal sealed record ControllerState(string Rule, long Updates, Dictionary<string, double[]> Numbers)
{
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("rule", Rule);
            json.WriteNumber("updates", Updates);
            foreach ((string name, double[] numbers) in Numbers)
            {
                json.WriteStartArray(name);
                foreach (double number in numbers)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a state, which must be of this rule and have these numbers.</summary>
    public static ControllerState Read(string text, string rule, int sources, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new Faults("Controller state");
        ControllerState? state = null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            state = Read(json.RootElement, rule, names, faults);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            faults.Add($"This is no state of a controller, or a damaged one: {failure.Message.TrimEnd('.')}. Use the JSON as it was saved.");
        }
        if (state is not null)
            state.Check(sources, faults);
        faults.ThrowIfAny();
        return state!;
    }

    private static ControllerState? Read(JsonElement json, string rule, string[] names, Faults faults)
    {
        if (json.GetProperty("rule").GetString() is var found && found != rule)
        {
            faults.Add($"It is the state of the rule '{found}', but this controller has the rule '{rule}'; restore it into one of its own rule.");
            return null;
        }
        return new ControllerState(rule, json.GetProperty("updates").GetInt64(), names.ToDictionary(name => name, name => Numbers(json.GetProperty(name))));

        static double[] Numbers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetDouble())];
    }

    private void Check(int sources, Faults faults)
    {
        int saved = Numbers["weights"].Length;
        if (saved != sources)
            faults.Add($"It is the state of {saved} sources, but this controller has {sources}; restore it into one of as many.");
        bool isSound = Updates >= 0 && Numbers.Values.All(numbers => numbers.Length == saved && numbers.All(double.IsFinite))
            && Numbers["weights"].All(weight => weight > 0) && Math.Abs(Numbers["weights"].Sum() - 1) < 1e-6;
        if (!isSound)
            faults.Add("The state is damaged: its numbers do not belong together. Use the JSON as it was saved.");
    }
}
