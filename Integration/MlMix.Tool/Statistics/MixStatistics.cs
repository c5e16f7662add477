using Microsoft.ML;
using MlMix.Mixing;

namespace MlMix.Tool.Statistics;

/// <summary>Statistics of a mix by source and column.</summary>
internal static class MixStatistics
{
    private const int RowsBetweenReports = 1 << 12;

    /// <summary>
    /// Reads the mix once, in memory that does not grow with the rows. Columns that the mix itself adds, such as that of the source, are left out, and so are
    /// hidden ones.
    /// </summary>
    /// <param name="mixed">The mix; where it has a shard, the shard's rows are counted.</param>
    /// <param name="progress">Told how many rows were read, every few thousand and at the end. Default null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>
    /// One entry for each column and source, in the order of the columns, and in that of the sources for each. A source that delivered no row has one too.
    /// </returns>
    /// <exception cref="MixSourceException">A source failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static IReadOnlyList<SourceColumnStatistics> Read(
        MixedDataView mixed, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        DataViewSchema.Column[] columns = [.. mixed.Schema.Where(column => !column.IsHidden && mixed.Added(column) == MixColumns.None)];
        string[] sources = [.. mixed.Plan.Sources.Select(source => source.Name)];
        var rows = new long[sources.Length];
        var visitor = new TallyVisitor(sources.Length);
        ColumnTally[] tallies = [.. columns.Select(visitor.Visit)];
        DataViewSchema.Column[] counted = [.. tallies.Where(tally => tally.IsCounted).Select(tally => tally.Column)];
        using (MixedCursor cursor = mixed.WithCancellation(cancellation).OpenCursor(counted))
        {
            foreach (ColumnTally tally in tallies)
                tally.Open(cursor);
            long read = 0;
            while (cursor.MoveNext())
            {
                int source = cursor.Source;
                rows[source]++;
                foreach (ColumnTally tally in tallies)
                    tally.Add(source);
                cancellation.ThrowIfCancellationRequested();
                if (++read % RowsBetweenReports == 0)
                    progress?.Report(read);
            }
            progress?.Report(read);
        }
        return
        [
            .. from tally in tallies
               from source in Enumerable.Range(0, sources.Length)
               select tally.Result(source, sources[source], rows[source]),
        ];
    }
}
