using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlMix.Weights;

/// <summary>
/// One pick of a chunk in 8 bytes: its source, and how many picks of the same source stand before it in the chunk, so that its row follows
/// without counting.
/// </summary>
internal static class PackedPick
{
    /// <summary>No pick: its source reads as -1.</summary>
    public const long None = -1;

    /// <summary>From one pick of a source to its next.</summary>
    public const long Step = 1L << 32;

    private static readonly Vector<long> Steps = CreateSteps();

    public static long Of(int source, int ordinal) => ((long)ordinal << 32) | (uint)source;

    public static int Source(long pick) => unchecked((int)pick);

    public static int Ordinal(long pick) => (int)(pick >> 32);

    /// <summary>Writes the first pick of each source; each is followed by one that is greater by <see cref="Step"/>.</summary>
    public static void Begin(Span<long> next)
    {
        for (int source = 0; source < next.Length; source++)
            next[source] = source;
    }

    /// <summary>Writes what would be the pick behind the last one of each source.</summary>
    /// <param name="counts">How many picks of each source there are.</param>
    /// <param name="behind">Receives them; each is preceded by one that is less by <see cref="Step"/>.</param>
    public static void Behind(ReadOnlySpan<long> counts, Span<long> behind)
    {
        for (int source = 0; source < behind.Length; source++)
            behind[source] = (counts[source] << 32) | (uint)source;
    }

    /// <summary>Tells how many picks of each source there have been.</summary>
    /// <param name="next">The next pick of each source.</param>
    /// <param name="counts">Receives the counts.</param>
    public static void Count(ReadOnlySpan<long> next, Span<long> counts)
    {
        for (int source = 0; source < next.Length; source++)
            counts[source] = next[source] >> 32;
    }

    /// <summary>Writes the first picks of one source.</summary>
    public static void Fill(Span<long> picks, int source)
    {
        unchecked
        {
            int i = 0;
            if (picks.Length >= Vector<long>.Count)
            {
                Vector<long> value = Steps + new Vector<long>(source);
                var step = new Vector<long>(Step * Vector<long>.Count);
                for (; i <= picks.Length - Vector<long>.Count; i += Vector<long>.Count)
                {
                    value.CopyTo(picks[i..]);
                    value += step;
                }
            }
            for (; i < picks.Length; i++)
                picks[i] = i * Step + source;
        }
    }

    /// <summary>Writes the first picks of one source, and up to <see cref="SideMerge.Overrun"/> behind them, which must be there.</summary>
    public static void FillOver(Span<long> picks, int source)
    {
        unchecked
        {
            ref long pick = ref MemoryMarshal.GetReference(picks);
            Vector256<long> value = Vector256<long>.Indices * Step + Vector256.Create((long)source);
            for (nint row = 0; row < picks.Length; row += Vector256<long>.Count)
            {
                value.StoreUnsafe(ref Unsafe.Add(ref pick, row));
                value += Vector256.Create(Step * Vector256<long>.Count);
            }
        }
    }

    /// <summary>Gives the picks, of which only the sources are set, their ordinals, and adds each source's rows to its count.</summary>
    public static void Number(Span<long> picks, Span<long> counts)
    {
        unchecked
        {
            for (int i = 0; i < picks.Length; i++)
            {
                uint source = (uint)picks[i];
                ref long count = ref counts[(int)source];
                picks[i] = (count << 32) | source;
                count++;
            }
        }
    }

    /// <summary>Writes the picks of these sources with their ordinals, and adds each source's rows to its count.</summary>
    public static void Number(ReadOnlySpan<ushort> sources, Span<long> picks, Span<long> counts)
    {
        unchecked
        {
            picks = picks[..sources.Length];
            for (int i = 0; i < sources.Length; i++)
            {
                ref long count = ref counts[sources[i]];
                picks[i] = (count << 32) | sources[i];
                count++;
            }
        }
    }

    private static Vector<long> CreateSteps()
    {
        Span<long> steps = stackalloc long[Vector<long>.Count];
        for (int i = 0; i < steps.Length; i++)
            steps[i] = (long)i << 32;
        return new Vector<long>(steps);
    }
}
