using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMix;

/// <summary>Where a training in rounds stands between two of them: the place in the mix, and the controller's state. Immutable.</summary>
public sealed class MixRoundCheckpoint
{
    private const int CurrentVersion = 1;

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal MixRoundCheckpoint(long round, PlanCheckpoint place, string controller)
    {
        (Round, Place, Controller) = (round, place, controller);
    }

    /// <summary>Gets the number of the round that comes next, from 0.</summary>
    public long Round { get; }

    /// <summary>Gets the place in the mix at which it begins.</summary>
    public PlanCheckpoint Place { get; }

    /// <summary>Gets the state of the controller, as <see cref="IWeightController.Save"/> gave it.</summary>
    public string Controller { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="MixConfigurationException">It is not the JSON of such a checkpoint, is damaged, or is of a newer version.</exception>
    public static MixRoundCheckpoint FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version != CurrentVersion)
                throw Unreadable($"It has version {version}, but version {CurrentVersion} can be read; read it with the library that wrote it.");
            long round = root.GetProperty("round").GetInt64();
            if (round < 0)
                throw new FormatException($"it has the round {round}");
            PlanCheckpoint place = PlanCheckpoint.FromJson(root.GetProperty("place").GetRawText());
            return new MixRoundCheckpoint(round, place, root.GetProperty("controller").GetRawText());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable($"This is no checkpoint of rounds, or a damaged one: {failure.Message.TrimEnd('.')}. Use the JSON as it was written.");
        }
    }

    /// <summary>Gives the checkpoint as one JSON object, the same text for the same place.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("version", CurrentVersion);
            json.WriteNumber("round", Round);
            json.WritePropertyName("controller");
            json.WriteRawValue(Controller);
            json.WritePropertyName("place");
            json.WriteRawValue(Place.ToJson());
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static MixConfigurationException Unreadable(string fault) => new("Round checkpoint", [fault]);
}
