using System.Runtime.Intrinsics;

namespace MlMix.Randomness;

/// <summary>
/// Random numbers by position: the n-th number is a hash of the key and n, so no draw depends on how many came before.
/// The hash is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014; finalizer by Stafford).
/// Its output is part of every plan's order and never changes.
/// </summary>
internal readonly struct CounterRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _key;

    private CounterRandom(ulong key) => _key = key;

    /// <summary>The stream of a seed for one use; two uses of the same seed are unrelated.</summary>
    public static CounterRandom Create(long seed, RandomUse use)
    {
        // Mixed once more than a child is, or seed 1 of use 2 would be seed 2 of use 1.
        ulong mixed = Mix(unchecked((ulong)seed + GoldenGamma));
        return new CounterRandom(Mix(unchecked(mixed + GoldenGamma))).Fork((ulong)use);
    }

    /// <summary>A stream of its own for a child, for example one block.</summary>
    public CounterRandom Fork(ulong child) => new(Hash(_key, child));

    /// <summary>A stream of its own for a child by name, for example one mixer of a nest; unrelated to the children by number.</summary>
    public CounterRandom Fork(string child) => Fork(HashOf(child));

    /// <summary>The 64 random bits at a position.</summary>
    public ulong At(ulong position) => unchecked(Mix(_key + (position + 1) * GoldenGamma));

    /// <summary>Writes the random bits of the positions from <paramref name="position"/> on.</summary>
    public void Fill(ulong position, Span<ulong> into)
    {
        unchecked
        {
            ulong state = _key + (position + 1) * GoldenGamma;
            int i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                Vector512<ulong> states = Vector512.Create(state) + Vector512<ulong>.Indices * GoldenGamma;
                for (; i <= into.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
                {
                    Mix(states).CopyTo(into[i..]);
                    states += Vector512.Create(GoldenGamma * (ulong)Vector512<ulong>.Count);
                }
            }
            for (; i < into.Length; i++)
                into[i] = Mix(state + (ulong)i * GoldenGamma);
        }
    }

    /// <summary>
    /// A number from 0 to <paramref name="bound"/> - 1 of 64 random bits, by multiplication (Lemire 2019); the bias, at most bound / 2^64, is far below what
    /// any sequence can show.
    /// </summary>
    public static int Below(ulong bits, int bound) => (int)Math.BigMul(bits, (ulong)bound, out _);

    /// <summary>
    /// A hash of a name that is the same everywhere, unlike <see cref="string.GetHashCode()"/>: FNV-1a (Fowler, Noll and Vo) over the bytes of
    /// its UTF-16 code units, low byte first, then the finalizer, which takes short names far away from small numbers. Frozen.
    /// </summary>
    internal static ulong HashOf(ReadOnlySpan<char> name)
    {
        const ulong Prime = 0x100000001B3;
        ulong hash = 0xCBF29CE484222325;
        unchecked
        {
            foreach (char unit in name)
            {
                hash = (hash ^ (byte)unit) * Prime;
                hash = (hash ^ (byte)(unit >> 8)) * Prime;
            }
        }
        return Mix(hash);
    }

    /// <summary>One number for two, with every bit of both in every bit of it. Frozen.</summary>
    internal static ulong Hash(ulong first, ulong second) => Mix(first ^ Mix(unchecked(second + GoldenGamma)));

    private static Vector512<ulong> Mix(Vector512<ulong> value)
    {
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EB;
        return value ^ (value >>> 31);
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
