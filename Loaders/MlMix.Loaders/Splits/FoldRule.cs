using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>
/// Test rows of one fold of several: each run of as many rows as there are folds has one row of each fold, in a random order; the last, shorter run has the
/// beginning of one. A random permutation of blocks, as clinical trials assign patients to treatments.
/// </summary>
/// <param name="folds">Number of folds, at least 2.</param>
/// <param name="fold">Which of them, from 0.</param>
internal sealed class FoldRule(int folds, int fold) : SplitRule
{
    public override bool PicksTest => true;

    public override long Pick(CounterRandom random, long window) =>
        window * folds + new RowPermutation(random.Fork((ulong)window), folds).IndexOf(fold);

    public override bool IsTestKey(ulong draw) => (int)Math.BigMul(draw, (ulong)folds, out _) == fold;

    protected override long WindowsWithin(long rows) => rows / folds;
}
