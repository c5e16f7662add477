using System.Collections.ObjectModel;
using System.Text;
using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// The statistics of all columns that a <see cref="NormalizeBySourceTransformer"/> normalizes: taken from it, made by hand, or read from another run.
/// Immutable.
/// </summary>
public sealed class NormalizationStatistics
{
    /// <summary>Makes statistics of one column.</summary>
    /// <param name="column">Name of the column made.</param>
    /// <param name="sources">The statistics by source name; copied.</param>
    /// <param name="pooled">Those for rows whose source is missing or unknown. Default null: put together from those of the sources.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> or <paramref name="sources"/> is null.</exception>
    public NormalizationStatistics(string column, IReadOnlyDictionary<string, SourceStatistics> sources, SourceStatistics? pooled = null)
        : this(new Dictionary<string, ColumnStatistics> { [column] = new(sources, pooled) })
    {
    }

    /// <summary>Makes statistics of several columns.</summary>
    /// <param name="columns">The statistics by the name of the column made; copied.</param>
    /// <param name="method">The text of the method that they belong to. Default null: not said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    public NormalizationStatistics(IReadOnlyDictionary<string, ColumnStatistics> columns, string? method = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = new ReadOnlyDictionary<string, ColumnStatistics>(new Dictionary<string, ColumnStatistics>(columns));
        Method = method;
    }

    /// <summary>Gets the statistics by the name of the column made.</summary>
    public IReadOnlyDictionary<string, ColumnStatistics> Columns { get; }

    /// <summary>Gets the text of the <see cref="NormalizationMethod"/> that they belong to, for example <c>MinMax(fixZero: false)</c>; null when that is not
    /// said.</summary>
    public string? Method { get; }

    /// <summary>Reads statistics from JSON text as <see cref="ToJson"/> writes it.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The statistics, equal to those written to the last bit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidDataException">The text is not JSON, or not that of statistics; the message says where.</exception>
    public static NormalizationStatistics FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return StatisticsJson.Read(json);
    }

    /// <summary>Reads statistics from a file that <see cref="Save"/> wrote.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file does not hold statistics; the message says where.</exception>
    public static NormalizationStatistics Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return StatisticsJson.Read(File.ReadAllText(path));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"'{path}': {fault.Message}", fault);
        }
    }

    /// <summary>Writes the statistics as JSON text, numbers with all their digits.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="MixConfigurationException">The statistics were made by hand and NormalizeBySource would refuse them: a column has no source, a number
    /// is not finite, a spread is negative, or the numbers of slots differ.</exception>
    public string ToJson()
    {
        var faults = new Faults(nameof(NormalizationStatistics));
        GivenStatistics.Check(this, faults);
        faults.ThrowIfAny();
        return StatisticsJson.Write(this);
    }

    /// <summary>Writes the statistics to a file, which is written beside and moved into place; of a symbolic link it is what that leads to.</summary>
    /// <param name="path">Path of the file; one that is there is replaced.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="ToJson"/>; a file that is there is left as it is.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        string beside = file + ".part";
        try
        {
            File.WriteAllText(beside, ToJson(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, file, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
