using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace MlMix.Tool.Writing;

/// <summary>What stands beside a part: how much of it is good, and where the mix goes on.</summary>
/// <param name="Version">The version of this form.</param>
/// <param name="PlanHash">The plan's hash; also in the checkpoint, and here for who looks at the file.</param>
/// <param name="Shard">The shard in words, or null.</param>
/// <param name="Columns">The columns and their types.</param>
/// <param name="Rows">Rows in the part.</param>
/// <param name="Bytes">Length of the part; what stands behind it is of a row that came to nothing.</param>
/// <param name="Checkpoint">Where the mix goes on.</param>
internal sealed record WriteState(int Version, string PlanHash, string? Shard, string[] Columns, long Rows, long Bytes, JsonElement Checkpoint)
{
    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static WriteState Of(MixedDataView mixed, long rows, long bytes, PlanCheckpoint checkpoint)
    {
        using JsonDocument json = JsonDocument.Parse(checkpoint.ToJson());
        return new WriteState(
            CurrentVersion, checkpoint.PlanHash, mixed.Plan.Shard?.ToString(), ColumnsOf(mixed.Schema), rows, bytes, json.RootElement.Clone());
    }

    /// <summary>Writes it beside and moves it into place, so that there is always one whole state.</summary>
    public void Save(string path)
    {
        string beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Form) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a state and holds it against the mix that is to go on, and the part that it is of.</summary>
    /// <exception cref="MixConfigurationException">It is damaged, or of another mix; every difference is named.</exception>
    public static (WriteState State, MixedDataView Remainder) Load(WritePaths paths, long partLength, MixedDataView mixed)
    {
        var faults = new Faults($"Resuming '{paths.File}'");
        WriteState? state = Read(paths.State, faults);
        MixedDataView? rest = state?.Resume(mixed, partLength, faults);
        if (faults.Any)
            faults.Add("Resume the mixture that was being written, or write anew without --resume.");
        faults.ThrowIfAny();
        return (state!, rest!);
    }

    private static WriteState? Read(string path, Faults faults)
    {
        try
        {
            WriteState state = JsonSerializer.Deserialize<WriteState>(File.ReadAllText(path), Form)!;
            if (state.Version == CurrentVersion && state.Rows >= 0 && state.Bytes >= 0)
                return state;
            faults.Add($"The state '{path}' has version {state.Version}, {state.Rows} rows and {state.Bytes} bytes, which this program cannot go on with.");
        }
        catch (JsonException failure)
        {
            faults.Add($"'{path}' is no state of a file being written, or a damaged one: {failure.Message}");
        }
        return null;
    }

    private MixedDataView? Resume(MixedDataView mixed, long partLength, Faults faults)
    {
        string[] columns = ColumnsOf(mixed.Schema);
        if (!columns.SequenceEqual(Columns, StringComparer.Ordinal))
            faults.Add($"The columns were {string.Join(", ", Columns)} and are {string.Join(", ", columns)} here.");
        if (mixed.Plan.Shard?.ToString() is var shard && shard != Shard)
            faults.Add($"The shard was {Shard ?? "none"} and is {shard ?? "none"} here.");
        if (partLength < Bytes)
            faults.Add($"The part has {partLength} bytes, fewer than the {Bytes} that its state counts.");
        try
        {
            PlanCheckpoint checkpoint = PlanCheckpoint.FromJson(Checkpoint.GetRawText());
            if (checkpoint.Epoch != mixed.Plan.Epoch)
                faults.Add($"The epoch was {checkpoint.Epoch} and is {mixed.Plan.Epoch} here.");
            return mixed.Resume(checkpoint);
        }
        catch (MixConfigurationException failure)
        {
            foreach (string fault in failure.Faults)
                faults.Add(fault);
            return null;
        }
    }

    private static string[] ColumnsOf(DataViewSchema schema) =>
        [.. schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}' ({column.Type})")];
}
