namespace MlMix;

/// <summary>Why a training by epochs ended.</summary>
public enum EpochEnd
{
    /// <summary>It had <see cref="EpochOptions.MaxEpochs"/>.</summary>
    MaxEpochs,

    /// <summary>The metric had not become better for <see cref="EpochOptions.Patience"/> epochs.</summary>
    Plateau,

    /// <summary>It was cancelled, after one epoch or more. The epoch that was not complete does not count.</summary>
    Cancelled,
}
