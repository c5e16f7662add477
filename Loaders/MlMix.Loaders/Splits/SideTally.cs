using System.Runtime.InteropServices;
using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>Counts the test rows of a source for several rules at once.</summary>
internal abstract class SideTally
{
    /// <summary>Gets how many rows there were.</summary>
    public long Rows { get; private set; }

    public void Add(ulong value)
    {
        Rows++;
        AddCore(value);
    }

    /// <summary>How many of the rows are test rows by each rule.</summary>
    public abstract long[] TestRows();

    protected abstract void AddCore(ulong value);

    /// <summary>The rows of each value by themselves: keeps a number for each value.</summary>
    public sealed class Strata(SplitRule[] rules, CounterRandom random) : SideTally
    {
        private readonly Dictionary<ulong, long> _strata = [];

        public override long[] TestRows() =>
            [.. rules.Select(rule => _strata.Sum(stratum => rule.TestRows(random.Fork(stratum.Key), stratum.Value)))];

        protected override void AddCore(ulong value) => CollectionsMarshal.GetValueRefOrAddDefault(_strata, value, out _)++;
    }

    /// <summary>The rows of each value together: keeps a number for each rule.</summary>
    public sealed class Keys(SplitRule[] rules, CounterRandom random) : SideTally
    {
        private readonly long[] _testRows = new long[rules.Length];

        public override long[] TestRows() => _testRows;

        protected override void AddCore(ulong value)
        {
            ulong draw = random.At(value);
            for (int i = 0; i < rules.Length; i++)
                _testRows[i] += rules[i].IsTestKey(draw) ? 1 : 0;
        }
    }
}
