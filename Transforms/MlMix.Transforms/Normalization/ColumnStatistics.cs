using System.Collections.ObjectModel;

namespace MlMix;

/// <summary>The statistics of one column: by source, and of all sources together. Immutable.</summary>
public sealed class ColumnStatistics
{
    /// <summary>Makes the statistics of a column.</summary>
    /// <param name="sources">The statistics by source name; copied.</param>
    /// <param name="pooled">Those for rows whose source is missing or unknown. Default null: put together from those of the sources, each counted alike, by
    /// the method that uses them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    public ColumnStatistics(IReadOnlyDictionary<string, SourceStatistics> sources, SourceStatistics? pooled = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Sources = new ReadOnlyDictionary<string, SourceStatistics>(new Dictionary<string, SourceStatistics>(sources));
        Pooled = pooled;
    }

    /// <summary>Gets the statistics by source name; fitted ones are in the order of the key column.</summary>
    public IReadOnlyDictionary<string, SourceStatistics> Sources { get; }

    /// <summary>Gets those for rows whose source is missing or unknown; of a transformer never null.</summary>
    public SourceStatistics? Pooled { get; }
}
