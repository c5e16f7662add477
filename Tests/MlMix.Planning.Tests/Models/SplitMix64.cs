namespace MlMix.Planning.Tests.Models;

/// <summary>
/// SplitMix64 as published (Steele, Lea, Flood 2014; Vigna's reference code): a state that grows by the golden gamma, and a finalizer.
/// </summary>
internal sealed class SplitMix64(ulong state)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    public ulong Next()
    {
        unchecked
        {
            _state += Gamma;
            return Finish(_state);
        }
    }

    /// <summary>The key of a seed's stream for one use: the use's child of the seed, which is mixed twice.</summary>
    public static ulong Key(long seed, ulong use) => Child(Finish(unchecked(Finish(unchecked((ulong)seed + Gamma)) + Gamma)), use);

    public static ulong Child(ulong key, ulong child) => Finish(key ^ Finish(unchecked(child + Gamma)));

    /// <summary>The position at which the stream of a key shows a given value: the finalizer and the steps undone.</summary>
    public static ulong PositionOf(ulong value, ulong key) => unchecked((Undo(value) - key) * Inverse(Gamma) - 1);

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    private static ulong Undo(ulong z)
    {
        unchecked
        {
            z = UndoShift(z, 31) * Inverse(0x94D049BB133111EB);
            z = UndoShift(z, 27) * Inverse(0xBF58476D1CE4E5B9);
            return UndoShift(z, 30);
        }
    }

    private static ulong UndoShift(ulong value, int shift)
    {
        ulong found = value;
        for (int known = shift; known < 64; known += shift)
            found = value ^ (found >> shift);
        return found;
    }

    // Newton's iteration doubles the right bits of the inverse modulo 2^64.
    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 6; i++)
            inverse = unchecked(inverse * (2 - odd * inverse));
        return inverse;
    }
}
