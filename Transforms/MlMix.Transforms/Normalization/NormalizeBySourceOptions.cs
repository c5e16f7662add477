namespace MlMix;

/// <summary>Settings of <see cref="NormalizeBySourceEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class NormalizeBySourceOptions
{
    /// <summary>Gets or sets the name of the column made.</summary>
    /// <value>Must be set. When the input has a column of that name, the new one hides it.</value>
    public required string OutputColumnName { get; set; }

    /// <summary>Gets or sets the name of the column to normalize: Single or a vector of Single.</summary>
    /// <value>The default is null: the same as <see cref="OutputColumnName"/>.</value>
    public string? InputColumnName { get; set; }

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets the statistics by source name, when they are known and not to be taken from the data.</summary>
    /// <value>
    /// The default is null: taken from the data. When given, every source of the data must be named; names that the data does not have are
    /// kept for data that comes later.
    /// </value>
    public IReadOnlyDictionary<string, SourceStatistics>? Statistics { get; set; }
}
