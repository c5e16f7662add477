namespace MlMix;

/// <summary>Between which shares of a mix a source is searched for.</summary>
/// <param name="Least">The least share, from 0 to 1. At 0 the source can be left out.</param>
/// <param name="Most">The greatest share, from <paramref name="Least"/> to 1.</param>
public readonly record struct WeightRange(double Least, double Most)
{
    /// <summary>Gets every share: 0 to 1.</summary>
    public static WeightRange All { get; } = new(0, 1);
}
