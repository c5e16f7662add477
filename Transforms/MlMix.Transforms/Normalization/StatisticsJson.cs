using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMix.Normalization;

/// <summary>Statistics as JSON. A whole column has one number where a column by slot has a list.</summary>
internal static class StatisticsJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(NormalizationStatistics statistics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            if (statistics.Method is not null)
                json.WriteString("method", statistics.Method);
            json.WriteStartObject("columns");
            foreach ((string name, ColumnStatistics column) in statistics.Columns)
                Write(json, name, column);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static NormalizationStatistics Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement json = document.RootElement;
            if (json.GetProperty("version").GetInt32() != Version)
                throw new FormatException($"its version is {json.GetProperty("version")}, and this is for version {Version}");
            string? method = json.TryGetProperty("method", out JsonElement named) ? named.GetString() : null;
            var columns = json.GetProperty("columns").EnumerateObject().ToDictionary(column => column.Name, column => Column(column.Value));
            return new NormalizationStatistics(columns, method);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(
                $"These are no statistics of NormalizeBySource: {fault.Message.TrimEnd('.')}. Use the JSON as it was written.", fault);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ColumnStatistics column)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("sources");
        foreach ((string source, SourceStatistics statistics) in column.Sources)
            Write(json, source, statistics);
        json.WriteEndObject();
        if (column.Pooled is not null)
            Write(json, "pooled", column.Pooled);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SourceStatistics statistics)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", statistics.Count);
        Write(json, "center", statistics.Center);
        Write(json, "spread", statistics.Spread);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<double> numbers)
    {
        json.WritePropertyName(name);
        if (numbers.Count == 1)
        {
            json.WriteNumberValue(numbers[0]);
            return;
        }

        json.WriteStartArray();
        foreach (double number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static ColumnStatistics Column(JsonElement json) => new(
        json.GetProperty("sources").EnumerateObject().ToDictionary(source => source.Name, source => Source(source.Value)),
        json.TryGetProperty("pooled", out JsonElement pooled) ? Source(pooled) : null);

    private static SourceStatistics Source(JsonElement json) => new(
        Numbers(json.GetProperty("center")),
        Numbers(json.GetProperty("spread")),
        json.TryGetProperty("count", out JsonElement count) ? count.GetInt64() : 0);

    private static double[] Numbers(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(number => number.GetDouble())] : [json.GetDouble()];
}
