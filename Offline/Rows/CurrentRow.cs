namespace Microsoft.ML.Internal;

/// <summary>Where a cursor puts the object it is on, and its getters look.</summary>
internal sealed class CurrentRow<TRow>
{
    public TRow Value;
}
