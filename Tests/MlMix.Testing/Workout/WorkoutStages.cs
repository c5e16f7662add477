namespace MlMix.Testing;

/// <summary>Where an estimator can refuse its input.</summary>
[Flags]
public enum WorkoutStages
{
    /// <summary>When it is fitted.</summary>
    Fit = 1,

    /// <summary>When it promises the shape of its output.</summary>
    Promise = 2,

    /// <summary>When its transformer, fitted on good data, is applied.</summary>
    Transform = 4,

    /// <summary>At each of them.</summary>
    All = Fit | Promise | Transform,
}
