using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlMix.Randomness;

namespace MlMix.Weights;

/// <summary>
/// Draws a source by weight in constant time: one 64-bit random number gives the column by its product with the number of columns, and
/// what the product leaves over decides between the column's two sources. (Walker 1977; built after Vose 1991, in whole numbers.)
/// </summary>
internal sealed class AliasTable
{
    private readonly Column[] _columns;

    /// <param name="weights">
    /// A weight per source; those of weight 0 are never drawn. At least one is positive, their sum is at most 2^62.
    /// </param>
    public AliasTable(ReadOnlySpan<long> weights)
    {
        UInt128 sum = 0;
        int count = 0;
        foreach (long weight in weights)
        {
            sum += (ulong)weight;
            count += weight > 0 ? 1 : 0;
        }
        _columns = new Column[count];
        var sources = new int[count];
        // In units in which a full column is `sum`: every source brings its weight times the number of columns.
        var mass = new UInt128[count];
        var small = new Stack<int>(count);
        var large = new Stack<int>(count);
        for (int source = 0, column = 0; source < weights.Length; source++)
        {
            if (weights[source] == 0)
                continue;
            sources[column] = source;
            mass[column] = (UInt128)(ulong)weights[source] * (ulong)count;
            (mass[column] < sum ? small : large).Push(column++);
        }
        while (small.TryPop(out int column))
        {
            int donor = large.Peek();
            _columns[column] = new Column(Fraction(mass[column], sum), sources[column], sources[donor]);
            mass[donor] -= sum - mass[column];
            if (mass[donor] < sum)
                small.Push(large.Pop());
        }
        foreach (int column in large)
            _columns[column] = new Column(ulong.MaxValue, sources[column], sources[column]);
    }

    /// <summary>Draws the sources of the positions from <paramref name="position"/> on.</summary>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="position">The first position.</param>
    /// <param name="picks">Receives the picks.</param>
    /// <param name="next">The next pick of each source, see <see cref="PackedPick.Begin"/>; those drawn go on.</param>
    public void Draw(CounterRandom random, ulong position, Span<long> picks, Span<long> next)
    {
        const int Some = 256;
        Span<ulong> numbers = stackalloc ulong[Some];
        for (int start = 0; start < picks.Length; start += Some)
        {
            Span<long> part = picks[start..Math.Min(picks.Length, start + Some)];
            random.Fill(unchecked(position + (ulong)start), numbers[..part.Length]);
            Choose(numbers, part, next);
        }
    }

    // Which of a column's two sources it is cannot be foreseen, so it is looked up and not branched on.
    private void Choose(ReadOnlySpan<ulong> numbers, Span<long> picks, Span<long> next)
    {
        unchecked
        {
            ref Column columns = ref MemoryMarshal.GetArrayDataReference(_columns);
            ref long nextOf = ref MemoryMarshal.GetReference(next);
            ulong count = (ulong)_columns.Length;
            for (int i = 0; i < picks.Length; i++)
            {
                // The high half of the product is below the number of columns; the low half decides between the column's two sources.
                UInt128 product = Math.BigMul(numbers[i], count);
                ref Column column = ref Unsafe.Add(ref columns, (nint)(ulong)(product >> 64));
                nint source = Unsafe.Add(ref column.Own, (ulong)product >= column.Threshold ? 1 : 0);
                ref long pick = ref Unsafe.Add(ref nextOf, source);
                picks[i] = pick;
                pick += PackedPick.Step;
            }
        }
    }

    private static ulong Fraction(UInt128 part, UInt128 whole)
    {
        // part < whole < 2^62, so part * 2^64 fits into 128 bits.
        return (ulong)((part << 64) / whole);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Column(ulong threshold, int own, int alias)
    {
        public ulong Threshold = threshold;
        public int Own = own;
        public int Alias = alias;
    }
}
