using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlMix.Weights;

/// <summary>
/// Merges the rows of the two sides of a <see cref="RoundingTree"/>'s node in the order in which it gives them out. Each row hangs on what the row before it
/// left owing, a chain of a few cycles, so several chains run side by side: one of every fourth row in each lane of a vector, or else one from the start and
/// one from the middle. Which side comes next cannot be foreseen, so it is computed and not branched on.
/// </summary>
/// <param name="owed">What the node owes its left side before the first row, below <paramref name="unit"/>.</param>
/// <param name="step">What each row adds to that, at most <paramref name="unit"/>.</param>
/// <param name="unit">A whole row, below 2^63.</param>
internal readonly ref struct SideMerge(ulong owed, ulong step, ulong unit)
{
    /// <summary>
    /// So many elements behind those merged may be read and written. Where nodes are merged from left to right, none of these is in use yet.
    /// </summary>
    public const int Overrun = Lanes;

    private const int Lanes = 4;

    // Fewer rows than this are not worth the division that finds the middle.
    private const int LeastInHalves = 32;

    // For each set of lanes, which elements those outside the set take from the left side, and those in it from the right side.
    private static readonly Vector256<int>[] Spreads = [.. Enumerable.Range(0, 1 << Lanes).SelectMany(set => new[] { Spread(~set), Spread(set) })];

    private readonly ulong _gap = unchecked(step - unit);

    /// <param name="picks">Receives the rows.</param>
    /// <param name="sides">The rows of the left side, then those of the right side, as many as <paramref name="picks"/>.</param>
    /// <param name="right">Where the right side begins.</param>
    public void Merge(Span<long> picks, ReadOnlySpan<long> sides, int right)
    {
        if (Avx2.IsSupported)
            MergeInLanes(picks, sides, right);
        else
            MergeInHalves(picks, sides, right);
    }

    /// <inheritdoc cref="Merge"/>
    internal void MergeInLanes(Span<long> picks, ReadOnlySpan<long> sides, int right)
    {
        unchecked
        {
            // Asked for before anything else, since to find it may take a call, over which no vector stays in its register.
            ref Vector256<int> spreads = ref MemoryMarshal.GetArrayDataReference(Spreads);
            ref long pick = ref MemoryMarshal.GetReference(picks);
            ref long atLeft = ref MemoryMarshal.GetReference(sides);
            ref long atRight = ref Unsafe.Add(ref atLeft, right);
            ulong twoSteps = After(step, step);
            Vector256<ulong> owes = Vector256.Create(owed, After(owed, step), After(owed, twoSteps), After(After(owed, step), twoSteps));
            Vector256<ulong> gap = Vector256.Create(_gap);
            Vector256<ulong> fourSteps = Vector256.Create(After(twoSteps, twoSteps) - unit);
            Vector256<ulong> units = Vector256.Create(unit);
            nint rows = picks.Length;
            nint left = 0;
            for (nint row = 0; row < rows; row += Lanes)
            {
                // Below 0 where it is less than a row, which goes right then.
                Vector256<ulong> over = owes + gap;
                uint goRight = over.ExtractMostSignificantBits();
                ref Vector256<int> spread = ref Unsafe.Add(ref spreads, 2 * goRight);
                Vector256<int> lefts = Vector256.LoadUnsafe(ref Unsafe.Add(ref atLeft, left)).AsInt32();
                Vector256<int> rights = Vector256.LoadUnsafe(ref Unsafe.Add(ref atRight, row - left)).AsInt32();
                lefts = Avx2.PermuteVar8x32(lefts, spread);
                rights = Avx2.PermuteVar8x32(rights, Unsafe.Add(ref spread, 1));
                Avx.BlendVariable(lefts.AsDouble(), rights.AsDouble(), over.AsDouble()).AsInt64().StoreUnsafe(ref Unsafe.Add(ref pick, row));
                left += Lanes - BitOperations.PopCount(goRight);
                over = owes + fourSteps;
                owes = Vector256.Min(over, over + units);
            }
        }
    }

    /// <inheritdoc cref="Merge"/>
    internal void MergeInHalves(Span<long> picks, ReadOnlySpan<long> sides, int right)
    {
        ulong here = owed;
        nint left = 0;
        int row = 0;
        ref long side = ref MemoryMarshal.GetReference(sides);
        ref long pick = ref MemoryMarshal.GetReference(picks);
        bool inHalves = picks.Length >= LeastInHalves;
        int single = inHalves ? picks.Length & 1 : picks.Length;
        for (; row < single; row++)
            Unsafe.Add(ref pick, row) = Unsafe.Add(ref side, Next(ref here, ref left, right + row, _gap, unit));
        if (!inHalves)
            return;
        int half = picks.Length / 2;
        (ulong leftOfHalf, ulong owedThen) = RoundingTree.DivRem(step, half, here, unit);
        MergeHalves(ref Unsafe.Add(ref pick, row), ref side, half, right + row, (here, left), (owedThen, left + (nint)leftOfHalf), _gap, unit);
    }

    // By itself, so that all of the loop stays in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MergeHalves(
        ref long pick, ref long side, nint half, nint atRight, (ulong Owed, nint Left) first, (ulong Owed, nint Left) second, ulong gap, ulong unit)
    {
        unchecked
        {
            (ulong owed1, nint left1) = first;
            (ulong owed2, nint left2) = second;
            ref long end = ref Unsafe.Add(ref pick, half);
            while (Unsafe.IsAddressLessThan(ref pick, ref end))
            {
                pick = Unsafe.Add(ref side, Next(ref owed1, ref left1, atRight, gap, unit));
                Unsafe.Add(ref pick, half) = Unsafe.Add(ref side, Next(ref owed2, ref left2, atRight + half, gap, unit));
                pick = ref Unsafe.Add(ref pick, 1);
                atRight++;
            }
        }
    }

    // The place of the next pick: on the left where a whole row is owed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Next(ref ulong owed, ref nint left, nint atRight, ulong gap, ulong unit)
    {
        unchecked
        {
            // Below 0 where it is less than a row: all ones then, else 0.
            ulong over = owed + gap;
            nint goesRight = (nint)((long)over >> 63);
            owed = over + (unit & (ulong)goesRight);
            nint place = left + ((atRight - left - left) & goesRight);
            left += 1 + goesRight;
            return place;
        }
    }

    // What is owed after some steps. Where that is less than a row, the difference is below 0, which is above all else without a sign.
    private ulong After(ulong owing, ulong steps)
    {
        unchecked
        {
            ulong over = owing + (steps - unit);
            return Math.Min(over, over + unit);
        }
    }

    // The lanes of a set take one element after the other, each of which is two of 32 bits.
    private static Vector256<int> Spread(int set)
    {
        Span<int> from = stackalloc int[2 * Lanes];
        int next = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            (from[2 * lane], from[2 * lane + 1]) = (2 * next, 2 * next + 1);
            next += set >> lane & 1;
        }
        return Vector256.Create<int>(from);
    }
}
