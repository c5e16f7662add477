namespace MlMix;

/// <summary>Which way a metric is better.</summary>
public enum MetricDirection
{
    /// <summary>It tells of the data and not of the model.</summary>
    None,

    /// <summary>More is better, as of an accuracy.</summary>
    HigherIsBetter,

    /// <summary>Less is better, as of a loss.</summary>
    LowerIsBetter,
}
