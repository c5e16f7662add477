using System.Numerics;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class SideMergeTests
{
    private static readonly Gen<ulong> Numbers =
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select ((ulong)high << 32) | (uint)low;

    // Units near 2^63 are those of the largest weights, where sums with a step no longer fit.
    private static readonly Gen<(ulong Owed, ulong Step, ulong Unit, int Rows)> Nodes =
        from unit in Gen.OneOf(
            Gen.Choose(1, 40).Select(value => (ulong)value),
            Numbers,
            Gen.Choose(1, 4).Select(below => (1UL << 63) - (ulong)below))
        where unit > 0
        from step in Below(unit)
        from owed in Below(unit)
        from all in Gen.Choose(0, 9)
        from rows in Gen.Choose(0, 200)
        select (owed, all == 0 ? unit : step, unit, rows);

    [TestMethod]
    public void MergeInHalves_AnyNode_GivesEachRowToTheSideThatIsOwedIt() => Law.Holds(Nodes, node =>
        CollectionAssert.AreEqual(Expected(node), Merge(node, inLanes: false)), 500);

    [TestMethod]
    public void MergeInLanes_AnyNode_GivesEachRowToTheSideThatIsOwedIt()
    {
        if (!Avx2.IsSupported)
            Assert.Inconclusive("This machine has no AVX2.");
        Law.Holds(Nodes, node => CollectionAssert.AreEqual(Expected(node), Merge(node, inLanes: true)), 500);
    }

    [TestMethod]
    public void Merge_OfThreeToTwo_RoundsHalfUp()
    {
        // After k rows the left side has floor((6 k + 5) / 10) of them: 1, 1, 2, 2, 3, and over again.
        string order = string.Join(' ', Merge((5, 6, 10, 10), inLanes: null));
        Assert.AreEqual("1 1001 2 1002 3 4 1003 5 1004 6", order);
    }

    private static Gen<ulong> Below(ulong bound) => Gen.OneOf(Numbers, Gen.Choose(0, 40).Select(value => (ulong)value)).Select(value => value % bound);

    // Row k goes left where floor((step k + owed) / unit) grows by one. Rows of the left side are 1, 2, ..., those of the right side 1001, 1002, ...
    private static long[] Expected((ulong Owed, ulong Step, ulong Unit, int Rows) node)
    {
        var order = new List<long>();
        (long left, long right) = (0, 0);
        for (int row = 1; row <= node.Rows; row++)
        {
            bool goesLeft = (BigInteger)node.Step * row + node.Owed >= (BigInteger)node.Unit * (left + 1);
            order.Add(goesLeft ? ++left : 1000 + ++right);
        }
        return [.. order];
    }

    private static long[] Merge((ulong Owed, ulong Step, ulong Unit, int Rows) node, bool? inLanes)
    {
        int lefts = (int)(((BigInteger)node.Step * node.Rows + node.Owed) / node.Unit);
        long[] sides =
        [
            .. Enumerable.Range(1, lefts).Select(row => (long)row),
            .. Enumerable.Range(1, node.Rows - lefts).Select(row => 1000 + row),
            .. Enumerable.Repeat(-1L, SideMerge.Overrun),
        ];
        var picks = new long[sides.Length];
        var merge = new SideMerge(node.Owed, node.Step, node.Unit);
        if (inLanes is null)
            merge.Merge(picks.AsSpan(0, node.Rows), sides.AsSpan(0, node.Rows), lefts);
        else if (inLanes.Value)
            merge.MergeInLanes(picks.AsSpan(0, node.Rows), sides.AsSpan(0, node.Rows), lefts);
        else
            merge.MergeInHalves(picks.AsSpan(0, node.Rows), sides.AsSpan(0, node.Rows), lefts);
        return picks[..node.Rows];
    }
}
