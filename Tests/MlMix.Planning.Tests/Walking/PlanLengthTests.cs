using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Walking;

/// <summary>Lengths too great to walk; those that can be walked are in WalkLawTests.</summary>
[TestClass]
public class PlanLengthTests
{
    [TestMethod]
    public void RowCount_OfBillions_IsExact()
    {
        long[] rows = [3_000_000_000_000, 1_000_000_000_000];
        // 3 : 2, so a's 3 * 10^12 rows come with b's 2 * 10^12, of which there are only half as many.
        Assert.AreEqual(2_500_000_000_000.0, Of(Selection.Even, StopRule.FirstExhausted, [3, 2], rows)!.Value, 3);
        Assert.AreEqual(2_500_000_000_000.0, Of(Selection.Even, StopRule.FirstMiss, [3, 2], rows)!.Value, 3);
        Assert.AreEqual(5_000_000_000_000.0, Of(Selection.Even, StopRule.AllExhausted, [3, 2], rows)!.Value, 3);
        Assert.AreEqual(4_000_000_000_000, Of(Selection.Even, StopRule.AllOnce, [3, 2], rows));
        Assert.AreEqual(2_500_000_000_000.0, Of(Selection.Blocks(1000), StopRule.FirstExhausted, [3, 2], rows)!.Value, 1000);
        // a b a b ... up to b's last row, which stands after as many of a.
        Assert.AreEqual(2_000_000_000_000, Of(Selection.RoundRobin(), StopRule.FirstExhausted, [1, 1], rows));
        Assert.AreEqual(2_000_000_000_001, Of(Selection.RoundRobin(), StopRule.FirstMiss, [1, 1], rows));
        Assert.AreEqual(5_999_999_999_999, Of(Selection.RoundRobin(), StopRule.AllExhausted, [1, 1], rows));
        Assert.AreEqual(4_000_000_000_000, Of(Selection.Concat, StopRule.AllExhausted, [1, 1], rows));
    }

    [TestMethod]
    public void RowCount_OfConcatInBatchesOfOneSource_IsThatOfItsRows()
    {
        foreach (StopRule stop in new[] { StopRule.FirstMiss, StopRule.AllExhausted, StopRule.AllOnce })
        {
            var options = new PlanOptions { Selection = Selection.Concat, Stop = stop, BatchSize = 4, BatchShape = BatchShape.PerSource };
            Assert.AreEqual(17, new MixPlan(options, new PlanSource("a", 1, 7), new PlanSource("b", 1, 10)).RowCount, $"{stop}");
        }
    }

    [TestMethod]
    public void RowCount_OfSevenToThree_IsTheLastRowOfTheFirstEmptied()
    {
        // Each ten rows go a b a a a b a a b a and so end with a's seventh: its 700th row is the 1,000th.
        Assert.AreEqual(1000, Of(Selection.Even, StopRule.FirstExhausted, [0.7, 0.3], [700, 400]));
    }

    [TestMethod]
    public void RowCount_BeyondAnyWalk_IsNullOrTheLength()
    {
        long[] most = [long.MaxValue, long.MaxValue];
        foreach (StopRule stop in Enum.GetValues<StopRule>())
        {
            foreach (Selection selection in Plans.Selections)
            {
                Assert.IsNull(Of(selection, stop, [1, 1], most), $"{selection} {stop}");
                Assert.AreEqual(100, Of(selection, stop, [1, 1], most, length: 100), $"{selection} {stop}");
                Assert.AreEqual(0, Of(selection, stop, [1, 1], most, length: 0), $"{selection} {stop}");
            }
        }
    }

    [TestMethod]
    public void RowCount_OfAWeightThatIsNeverDrawnInTime_IsNullByAllExhausted() =>
        Assert.IsNull(Of(Selection.Even, StopRule.AllExhausted, [1e300, 1e-300], [10, 10]));

    [TestMethod]
    public void RowCount_OfOneSource_IsItsOwn()
    {
        foreach (StopRule stop in Enum.GetValues<StopRule>().Except([StopRule.Never]))
        {
            foreach (Selection selection in Plans.Selections)
                Assert.AreEqual(77, Of(selection, stop, [1, 0], [77, 5]), $"{selection} {stop}");
        }
    }

    [TestMethod]
    public void RowCount_OfNever_IsTheLengthOrNull()
    {
        Assert.IsNull(Of(Selection.Even, StopRule.Never, [1, 1], [5, 5]));
        Assert.AreEqual(1_000_000_000_000, Of(Selection.Even, StopRule.Never, [1, 1], [5, 5], length: 1_000_000_000_000));
    }

    [TestMethod]
    public void RowCount_OfOnlyEmptySourcesByAllOnce_IsZero()
    {
        foreach (Selection selection in Plans.Selections)
        {
            MixPlan plan = Plans.Make(selection, StopRule.AllOnce, [1, 1], [0, 0]);
            Assert.AreEqual(0, plan.RowCount, $"{selection}");
            Assert.IsFalse(plan.Walk().MoveNext(), $"{selection}");
        }
    }

    private static long? Of(Selection selection, StopRule stop, double[] weights, long[] rows, long? length = null) =>
        Plans.Make(selection, stop, weights, [.. rows.Select(count => (long?)count)], length).RowCount;
}
