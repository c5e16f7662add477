using System.Globalization;
using System.Text;
using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads and checks a mixture file, and the mixtures in it.</summary>
internal static class MixtureReader
{
    private static readonly (string Word, MixColumns Value)[] AddedColumns =
    [
        ("source_id", MixColumns.SourceId), ("source_row", MixColumns.SourceRow), ("source_pass", MixColumns.SourcePass),
        ("sample_weight", MixColumns.SampleWeight), ("origin", MixColumns.Origin),
    ];

    /// <exception cref="MixConfigurationException">The file is wrong; each fault names line and key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MixtureFile Read(string path) => Read(path, []);

    /// <param name="path">Path of the file.</param>
    /// <param name="above">The full paths of the mixtures that this one is in.</param>
    public static MixtureFile Read(string path, IReadOnlyList<string> above) => Read(File.ReadAllBytes(path), path, above);

    /// <param name="text">What the file holds, or is to hold.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="above">The full paths of the mixtures that this one is in.</param>
    public static MixtureFile Read(byte[] text, string path, IReadOnlyList<string> above)
    {
        var faults = new MixtureFaults(path);
        MixtureNode node;
        try
        {
            node = IsYaml(path) ? YamlNodes.Read(new StreamReader(new MemoryStream(text), Encoding.UTF8).ReadToEnd()) : JsonNodes.Read(text);
        }
        catch (NodeException fault)
        {
            faults.Add(fault.Line, "", fault.Message);
            faults.ThrowIfAny();
            throw;
        }

        MixtureFile mixture = Read(node, path, [.. above, Path.GetFullPath(path)], faults);
        faults.ThrowIfAny();
        MixturePlanner.Check(mixture, faults);
        faults.ThrowIfAny();
        return mixture;
    }

    /// <summary>Whether a file of this path is YAML; else it is JSON.</summary>
    public static bool IsYaml(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml";

    private static MixtureFile Read(MixtureNode node, string path, IReadOnlyList<string> chain, MixtureFaults faults)
    {
        var keys = new KeyReader(node, "", faults);
        keys.Text("$schema");
        long seed = keys.Whole("seed", long.MinValue) ?? 0;
        Selection selection = SelectionReader.Read(keys);
        StopRule? stop = keys.Word<StopRule?>(
            "stop",
            null,
            ("firstExhausted", StopRule.FirstExhausted),
            ("firstMiss", StopRule.FirstMiss),
            ("allExhausted", StopRule.AllExhausted),
            ("allOnce", StopRule.AllOnce),
            ("never", StopRule.Never));
        long? length = keys.Whole("length");
        WeightSchedule? schedule = ScheduleReader.Read(keys);
        var options = new MixOptions
        {
            Seed = seed,
            Selection = selection,
            Stop = stop,
            Length = length,
            Schedule = schedule,
            MissingColumns = keys.Word("missingColumns", MissingColumns.Refuse, ("refuse", MissingColumns.Refuse), ("fill", MissingColumns.Fill)),
            VectorLengths = keys.Word("vectorLengths", VectorLengths.Refuse, ("refuse", VectorLengths.Refuse), ("pad", VectorLengths.Pad)),
        };
        ReadBatch(keys, options);
        ReadColumns(keys, options);
        options.Labels = LabelsReader.Read(keys);

        var sources = new SourcesReader(Path.GetDirectoryName(Path.GetFullPath(path))!, chain, weightsMatter: schedule is null && selection.UsesWeights);
        MixtureSource[] all = sources.Read(keys);
        if (schedule is not null)
            ScheduleReader.CheckNames(keys, [.. all.Select(source => source.Name)]);
        keys.Finish();
        return new MixtureFile { Path = path, Options = options, Sources = all };
    }

    private static void ReadBatch(KeyReader keys, MixOptions options)
    {
        if (keys.Object("batch") is not KeyReader batch)
            return;
        long? size = batch.Whole("size", 1);
        if (!batch.Has("size"))
            batch.Fault(null, "size", "it is missing; it must be the number of rows of a batch.");
        options.BatchSize = size is > int.MaxValue ? null : (int?)size;
        if (size is > int.MaxValue)
            batch.Fault(batch.Find("size"), "size", $"it is {size.Value.ToString(CultureInfo.InvariantCulture)}; a batch has {int.MaxValue} rows at most.");
        options.BatchShape = batch.Word(
            "compose", BatchShape.Mixed, ("mixed", BatchShape.Mixed), ("perSource", BatchShape.PerSource), ("stratified", BatchShape.Stratified));
        options.DropLastBatch = batch.Flag("dropLast", false);
        batch.Finish();
    }

    private static void ReadColumns(KeyReader keys, MixOptions options)
    {
        if (!keys.Has("columns"))
            return;
        options.Columns = MixColumns.None;
        foreach (string word in keys.Texts("columns"))
        {
            MixColumns column = AddedColumns.FirstOrDefault(pair => pair.Word == word).Value;
            if (column == MixColumns.None)
            {
                string[] words = [.. AddedColumns.Select(pair => pair.Word)];
                keys.Fault(keys.Find("columns"), "columns", $"it has '{word}'; a mix can add {KeyReader.Choice(words)}.{Suggestion.For(word, words)}");
            }

            options.Columns |= column;
        }
    }
}
