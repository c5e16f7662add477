using Microsoft.ML;

namespace MlMix;

/// <summary>Settings of <see cref="NormalizeBySourceEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class NormalizeBySourceOptions
{
    /// <summary>Gets or sets the columns to normalize: each a column made and the one it is made of, Single, Double or a vector of one of these.</summary>
    /// <value>Must be set. When the input has a column of the name of one made, the new one hides it.</value>
    public required IReadOnlyList<InputOutputColumnPair> Columns { get; set; }

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets how values are normalized.</summary>
    /// <value>The default is <see cref="NormalizationMethod.MeanVariance"/>, with centering.</value>
    public NormalizationMethod Method { get; set; } = NormalizationMethod.MeanVariance();

    /// <summary>Gets or sets whether each slot of a vector has statistics of its own, when they are taken from the data.</summary>
    /// <value>The default is false: one center and one spread for the whole column. By slot, vectors must be of known size.</value>
    public bool PerSlot { get; set; }

    /// <summary>Gets or sets what becomes of a row whose source is missing, or was not there when fitting.</summary>
    /// <value>The default is <see cref="MlMix.UnknownSource.Pooled"/>: it is normalized by the statistics of all sources together.</value>
    public UnknownSource UnknownSource { get; set; }

    /// <summary>Gets or sets the statistics, when they are known and not to be taken from the data.</summary>
    /// <value>
    /// The default is null: taken from the data. When given, every column made and every source of the data must be named; sources that the data does not have
    /// are kept for data that comes later.
    /// </value>
    public NormalizationStatistics? Statistics { get; set; }

    /// <summary>Gets or sets the name of a column that the copies of a row share, so that the statistics of a source count each row once however
    /// often a mix repeats it: the origin column of a mix (UInt64), or its column of source rows (Int64).</summary>
    /// <value>
    /// The default is null: the origin column of a mix when the data has one, else a column <c>source_row</c> together with the
    /// source columns of the mix, else every row counts as often as it comes.
    /// Of a mix in a mix only an origin column tells copies; a row of <c>source_row</c> is one of the inner mix, which may hold a row several times.
    /// Remembering the rows takes memory: a bit for each source row, some 30 bytes for each origin.
    /// </value>
    public string? OriginColumnName { get; set; }
}
