namespace MlMix.Tool.Statistics;

/// <summary>Statistics of a mix by source and column.</summary>
internal static class MixStatistics
{
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
        MixedDataView mixed, IProgress<long>? progress = null, CancellationToken cancellation = default) => throw new NotSupportedException();
}
