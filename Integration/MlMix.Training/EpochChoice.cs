namespace MlMix;

/// <summary>Whose model a training by epochs gives.</summary>
public enum EpochChoice
{
    /// <summary>That of the epoch with the best metric, the first of those that are equal.</summary>
    Best,

    /// <summary>That of the last epoch.</summary>
    Last,
}
