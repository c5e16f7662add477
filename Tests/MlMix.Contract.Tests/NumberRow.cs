namespace MlMix.Contract.Tests;

public sealed class NumberRow
{
    public int Number { get; set; }

    public float Half { get; set; }
}
