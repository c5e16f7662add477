using System.Numerics;
using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Splits;

/// <summary>
/// Test rows by a fraction: one row of each 1 / fraction is picked, at random and with equal chance for every row. (Of a fraction above one half, the training
/// rows are picked.) It is Deville's systematic sampling with equal chances, as described in Chauvet, "On a characterization of ordered pivotal sampling",
/// Bernoulli 18 (4), 2012. Where windows do not end with a row, the row across the border belongs in part to both: the second one may take it if the first
/// did not, with the chance that is left to it. What a window draws does not depend on the one before, but for that; so no walk is needed.
/// </summary>
internal sealed class FractionRule : SplitRule
{
    /// <summary>The least fraction.</summary>
    public const double Least = 1e-18;

    private const ulong Scale = 1_000_000_000_000_000_000;

    // In units of which a row has _part and a window _whole.
    private readonly ulong _part;
    private readonly ulong _whole;
    private readonly ulong _test;

    /// <param name="testFraction">From <see cref="Least"/> to below 1. Read as the shortest decimal that stands for it, so 0.1 is one tenth exactly.</param>
    public FractionRule(double testFraction)
    {
        ulong test = (ulong)ExactDecimal.Of(testFraction).FloorTimes((long)Scale);
        var divisor = (ulong)BigInteger.GreatestCommonDivisor(test, Scale);
        (_test, _whole) = (test / divisor, Scale / divisor);
        _part = Math.Min(_test, _whole - _test);
    }

    public override bool PicksTest => _part == _test;

    public override long Pick(CounterRandom random, long window) =>
        TakesFirst(random, window) ? (long)(Start(window) / _part) : Own(random, window);

    public override bool IsTestKey(ulong draw) => Math.BigMul(draw, _whole, out _) < _test;

    protected override long WindowsWithin(long rows) => (long)((UInt128)(ulong)rows * _part / _whole);

    private UInt128 Start(long window) => (UInt128)(ulong)window * _whole;

    // How much of the row across the start of a window lies before the start, and how much after it; nothing where a row begins there.
    private (ulong Before, ulong After) Across(long window)
    {
        ulong before = (ulong)(Start(window) % _part);
        return (before, before == 0 ? 0 : _part - before);
    }

    // What the window picks of the rows that begin in it, each with the chance of its part.
    private long Own(CounterRandom random, long window)
    {
        ulong after = Across(window).After;
        ulong place = Math.BigMul(random.At(2 * (ulong)window), _whole - after, out _);
        return (long)((Start(window) + after + place) / _part);
    }

    private bool TakesFirst(CounterRandom random, long window)
    {
        (ulong before, ulong after) = Across(window);
        return Math.BigMul(random.At(2 * (ulong)window + 1), _whole - before, out _) < after && !TakesLast(random, window - 1);
    }

    private bool TakesLast(CounterRandom random, long window) =>
        Own(random, window) == (long)(Start(window + 1) / _part) && !TakesFirst(random, window);
}
