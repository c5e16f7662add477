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
    public void Draw(CounterRandom random, ulong position, Span<long> into)
    {
        Column[] columns = _columns;
        for (int i = 0; i < into.Length; i++)
        {
            ulong high = Math.BigMul(random.At(unchecked(position + (ulong)i)), (ulong)columns.Length, out ulong rest);
            ref readonly Column column = ref columns[high];
            into[i] = rest < column.Threshold ? column.Own : column.Alias;
        }
    }

    private static ulong Fraction(UInt128 part, UInt128 whole)
    {
        // part < whole < 2^62, so part * 2^64 fits into 128 bits.
        return (ulong)((part << 64) / whole);
    }

    private readonly record struct Column(ulong Threshold, int Own, int Alias);
}
