using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>Goes along the rows of a source, or of one of its strata, and tells for each whether it is a test row.</summary>
internal struct PickedRows(SplitRule rule, CounterRandom random)
{
    private long _row;
    private long _window;
    private long _pick = rule.Pick(random, 0);

    public bool NextIsTest()
    {
        bool isPicked = _row++ == _pick;
        if (isPicked)
            _pick = rule.Pick(random, ++_window);
        return isPicked == rule.PicksTest;
    }
}
