namespace MlMix.Randomness;

/// <summary>
/// A random order of the numbers 0 to count - 1 that is computed, not stored: a function of the key of a <see cref="CounterRandom"/> alone,
/// in constant memory and without allocation. A number is written as a pair of digits, and each round adds to one digit a hash of the
/// other: the generalized Feistel network of Black and Rogaway, "Ciphers with arbitrary finite domains", 2002. The pairs are a few more
/// than the numbers; a result among the surplus goes through the network again until it is a number (their cycle walking).
/// Its output is part of every shuffled plan's order and never changes.
/// </summary>
internal readonly struct RowPermutation
{
    /// <summary>The greatest count, 2^62: a round's number and a digit then fit one position of the stream.</summary>
    public const long LargestCount = 1L << 62;

    // Rounds until no order is likelier than another. Worked out exactly for ideal hashes and up to 8 numbers, the distance from equal
    // likelihood (total variation) falls eightfold or more in 8 rounds, to 1.1e-6 after 56 of them. What a pair of numbers remembers of its
    // distance falls in each round to one part in the digit's size, so larger digits need fewer.
    private const int SmallCount = 64;
    private const int MediumCount = 4096;
    private const uint SmallRounds = 64;
    private const uint MediumRounds = 16;
    private const uint LargeRounds = 8;

    private readonly CounterRandom _random;
    private readonly long _count;
    private readonly long _highs;
    private readonly long _lows;

    public RowPermutation(CounterRandom random, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        _random = random;
        _count = count;
        // About the square root, and even: adding to an odd digit is an even permutation, and so would be all that is made of such.
        long root = (long)Math.Ceiling(Math.Sqrt(count));
        _highs = Math.Max(2, root + (root & 1));
        _lows = Math.Max(1, (count + _highs - 1) / _highs);
    }

    private uint Rounds => _count <= SmallCount ? SmallRounds : _count <= MediumCount ? MediumRounds : LargeRounds;

    /// <summary>The number at a place of the order.</summary>
    public long At(long index)
    {
        CheckInRange(index);
        do
            index = Forward(index);
        while (index >= _count);
        return index;
    }

    /// <summary>The place of a number: the inverse of <see cref="At"/>.</summary>
    public long IndexOf(long value)
    {
        CheckInRange(value);
        do
            value = Backward(value);
        while (value >= _count);
        return value;
    }

    // One outside might go round among the surplus for ever.
    private void CheckInRange(long number)
    {
        if (number < 0 || number >= _count)
            throw new ArgumentOutOfRangeException(nameof(number), number, null);
    }

    // Nothing below can overflow: digits and bounds are at most 2^31, and a pair is below count + bound.
    private long Forward(long number)
    {
        unchecked
        {
            (long highs, long lows) = (_highs, _lows);
            (long high, long low) = Math.DivRem(number, lows);
            uint rounds = Rounds;
            for (uint round = 0; round < rounds; round += 2)
            {
                high = Reduce(high - highs + Draw(round, low, highs), highs);
                low = Reduce(low - lows + Draw(round + 1, high, lows), lows);
            }
            return high * lows + low;
        }
    }

    private long Backward(long number)
    {
        unchecked
        {
            (long highs, long lows) = (_highs, _lows);
            (long high, long low) = Math.DivRem(number, lows);
            for (uint round = Rounds; round > 0; round -= 2)
            {
                low = Reduce(low - Draw(round - 1, high, lows), lows);
                high = Reduce(high - Draw(round - 2, low, highs), highs);
            }
            return high * lows + low;
        }
    }

    // By multiplication, as CounterRandom.Below.
    private long Draw(uint round, long digit, long bound) =>
        unchecked((long)Math.BigMul(_random.At((ulong)round << 32 | (ulong)digit), (ulong)bound, out _));

    // From -bound .. bound - 1 to 0 .. bound - 1. A branch would be mispredicted every second time.
    private static long Reduce(long sum, long bound) => unchecked(sum + (sum >> 63 & bound));
}
