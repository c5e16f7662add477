using System.Runtime.InteropServices;
using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>Tells of one row after the other on which side it is. For one cursor.</summary>
internal abstract class SideReader
{
    /// <summary>Whether the next row, on which the cursor stands, is a test row.</summary>
    public abstract bool NextIsTest();

    /// <summary>All rows alike.</summary>
    public sealed class Rows(SplitRule rule, CounterRandom random) : SideReader
    {
        private PickedRows _rows = new(rule, random);

        public override bool NextIsTest() => _rows.NextIsTest();
    }

    /// <summary>The rows of each value by themselves.</summary>
    public sealed class Strata(SplitRule rule, CounterRandom random, Func<ulong> value) : SideReader
    {
        private readonly Dictionary<ulong, PickedRows> _strata = [];

        public override bool NextIsTest()
        {
            ulong stratum = value();
            ref PickedRows rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_strata, stratum, out bool isKnown);
            if (!isKnown)
                rows = new PickedRows(rule, random.Fork(stratum));
            return rows.NextIsTest();
        }
    }

    /// <summary>The rows of each value together.</summary>
    public sealed class Keys(SplitRule rule, CounterRandom random, Func<ulong> value) : SideReader
    {
        public override bool NextIsTest() => rule.IsTestKey(random.At(value()));
    }
}
