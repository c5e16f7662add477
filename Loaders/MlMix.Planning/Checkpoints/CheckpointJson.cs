using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlMix.Identity;

namespace MlMix.Checkpoints;

/// <summary>Checkpoints as JSON.</summary>
internal static class CheckpointJson
{
    // What a chunk adds to such a number still fits into 64 bits.
    private const long Largest = long.MaxValue - (1L << 40);

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PlanCheckpoint checkpoint)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
            Write(json, checkpoint);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static PlanCheckpoint Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Damaged(failure.Message);
        }
    }

    private static void Write(Utf8JsonWriter json, PlanCheckpoint checkpoint)
    {
        json.WriteStartObject();
        json.WriteNumber("version", PlanCheckpoint.CurrentVersion);
        json.WriteString("planHash", checkpoint.PlanHash);
        json.WriteNumber("epoch", checkpoint.Place.Epoch);
        json.WriteNumber("position", checkpoint.Place.Position);
        json.WriteNumber("batch", checkpoint.Place.Batch);
        json.WriteNumber("batchRows", checkpoint.Place.BatchRows);
        json.WriteBoolean("ended", checkpoint.Place.Ended);
        json.WriteStartArray("sources");
        foreach (CheckpointSource source in checkpoint.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteNumber("delivered", source.Delivered);
            json.WriteNumber("row", source.Row);
            json.WriteNumber("pass", source.Pass);
            if (source.RowCount is { } rows)
                json.WriteNumber("rowCount", rows);
            json.WriteBoolean("emptied", source.Emptied);
            json.WriteBoolean("droppedOut", source.DroppedOut);
            if (source.Inner is { } inner)
            {
                json.WritePropertyName("inner");
                Write(json, inner);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        // As text: many readers of JSON keep no more than 53 bits of a number.
        json.WriteStartArray("carry");
        foreach (long number in checkpoint.Carry)
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        json.WriteEndArray();
        json.WriteStartArray("plan");
        foreach (string line in checkpoint.PlanText)
            json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static PlanCheckpoint Read(JsonElement json)
    {
        int version = json.GetProperty("version").GetInt32();
        if (version is < 1 or > PlanCheckpoint.CurrentVersion)
        {
            var faults = new Faults("Checkpoint");
            faults.Add($"It has version {version}, but versions up to {PlanCheckpoint.CurrentVersion} can be read; read it with the library that wrote it.");
            faults.ThrowIfAny();
        }
        string[] plan = [.. json.GetProperty("plan").EnumerateArray().Select(line => line.GetString() ?? "")];
        string hash = json.GetProperty("planHash").GetString() ?? "";
        if (hash != PlanIdentity.Hash(plan))
            throw Damaged("its plan does not have the hash that it names");
        var place = new CheckpointPlace(
            json.GetProperty("epoch").GetInt32(),
            Count(json.GetProperty("position")),
            Count(json.GetProperty("batch")),
            Count(json.GetProperty("batchRows")),
            json.GetProperty("ended").GetBoolean());
        CheckpointSource[] sources = [.. json.GetProperty("sources").EnumerateArray().Select(ReadSource)];
        long[] carry =
            [.. json.GetProperty("carry").EnumerateArray().Select(number => long.Parse(number.GetString() ?? "", CultureInfo.InvariantCulture))];
        if (place.Epoch < 0)
            throw Damaged("its epoch is negative");
        return new PlanCheckpoint(plan, hash, place, sources, carry);
    }

    private static CheckpointSource ReadSource(JsonElement json) => new(
        json.GetProperty("name").GetString() ?? "",
        Count(json.GetProperty("delivered")),
        Count(json.GetProperty("row")),
        Count(json.GetProperty("pass")),
        json.TryGetProperty("rowCount", out JsonElement rows) ? Count(rows) : null,
        json.GetProperty("emptied").GetBoolean(),
        json.GetProperty("droppedOut").GetBoolean(),
        json.TryGetProperty("inner", out JsonElement inner) ? Read(inner) : null);

    private static long Count(JsonElement json)
    {
        long count = json.GetInt64();
        return count is >= 0 and <= Largest ? count : throw Damaged(string.Create(CultureInfo.InvariantCulture, $"it has the number {count}"));
    }

    private static MixConfigurationException Damaged(string how) =>
        new("Checkpoint", [$"This is no checkpoint, or a damaged one: {how.TrimEnd('.')}. Use the JSON as it was written."]);
}
