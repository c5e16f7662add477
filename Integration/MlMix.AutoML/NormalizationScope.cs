namespace MlMix;

/// <summary>Over which rows the statistics of a normalization are taken.</summary>
public enum NormalizationScope
{
    /// <summary>No normalization.</summary>
    None,

    /// <summary>Over all rows of the mix together, by ML.NET's <c>NormalizeMeanVariance</c> with centering.</summary>
    WholeMix,

    /// <summary>Over the rows of each source, by <c>NormalizeBySource</c>.</summary>
    BySource,
}
