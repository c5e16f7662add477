using System.Runtime.InteropServices;
using Microsoft.ML;
using MlMix.Columns;

namespace MlMix.Tool.Leaks;

/// <summary>Counts equal rows within and across sources: what stands in two of them leaks, if one is trained on and the other tested on.</summary>
/// <remarks>
/// Rows are equal when the values of the named columns are, whatever type of number they have (1 is 1 whole or floating) and however a vector is stored; a
/// key is what it stands for, so it equals the text of its key value; the text <c>1</c> is no number. NaN equals NaN. Values are compared by a hash of
/// 128 bits (XxHash128) of all of them, which is exact but for chance: among a thousand million rows, two different ones share one with a probability
/// of 10^-21. It does not withstand one who makes rows to have the same hash. Some 20 to 60 bytes are kept of each row.
/// </remarks>
internal static class LeakCount
{
    private const int RowsBetweenReports = 1 << 12;

    /// <summary>Reads each source once.</summary>
    /// <param name="sources">The sources and their names.</param>
    /// <param name="columns">The columns by which rows are equal; each source has all of them.</param>
    /// <param name="progress">Told how many rows of all sources were read. Default null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="MixConfigurationException">
    /// No column is named, or a source does not have one, or its values cannot be compared: all faults are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static LeakReport Read(
        IReadOnlyList<(string Name, IDataView Data)> sources,
        IReadOnlyList<string> columns,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var faults = new Faults("Leaks");
        if (columns.Count == 0)
            faults.Add("No column is named; name those by which rows are equal.");
        DataViewSchema.Column[][] found = [.. sources.Select(source => Find(source.Name, source.Data.Schema, columns, faults))];
        faults.ThrowIfAny();
        var hashes = new List<UInt128>();
        var sourceOf = new List<int>();
        var rows = new long[sources.Count];
        for (int source = 0; source < sources.Count; source++)
        {
            using DataViewRowCursor cursor = sources[source].Data.GetRowCursor(found[source]);
            var hasher = new RowHasher(cursor, found[source]);
            while (cursor.MoveNext())
            {
                hashes.Add(hasher.Hash());
                sourceOf.Add(source);
                rows[source]++;
                cancellation.ThrowIfCancellationRequested();
                if (hashes.Count % RowsBetweenReports == 0)
                    progress?.Report(hashes.Count);
            }
        }
        progress?.Report(hashes.Count);
        Span<UInt128> sorted = CollectionsMarshal.AsSpan(hashes);
        Span<int> sortedSources = CollectionsMarshal.AsSpan(sourceOf);
        sorted.Sort(sortedSources);
        var tally = new LeakTally(sources.Count);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] == sorted[first];)
                next++;
            tally.Add(sortedSources[first..next]);
        }
        return tally.Report([.. sources.Select(source => source.Name)], rows);
    }

    private static DataViewSchema.Column[] Find(string source, DataViewSchema schema, IReadOnlyList<string> names, Faults faults)
    {
        var found = new List<DataViewSchema.Column>(names.Count);
        foreach (string name in names)
        {
            if (schema.GetColumnOrNull(name) is not { } column)
            {
                string known = string.Join(", ", schema.Where(other => !other.IsHidden).Select(other => $"'{other.Name}'"));
                faults.Add($"Source '{source}' has no column '{name}'; its columns are: {known}.");
            }
            else if (!ItemTypes.AreKnown(column))
                faults.Add($"Column '{name}' of source '{source}' has the type {column.Type}, whose values cannot be compared; name another.");
            else
                found.Add(column);
        }
        return [.. found];
    }
}
