using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>The orders in which the rows of a source are read.</summary>
[TestClass]
public class RowOrderTests
{
    private static readonly RowOrder[] Shuffling = [RowOrder.Shuffled, RowOrder.Reshuffled];

    [TestMethod]
    public void Shuffled_AnyPlan_ReadsInEveryWholePassEachRowOfTheRangeOnce() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        foreach (IGrouping<(int, long), SourcePick> pass in Plans.All(mix.Plan).GroupBy(pick => (pick.Source, pick.Pass)))
        {
            SourceCase source = mix.Sources[pass.Key.Item1];
            long[] rows = [.. pass.Select(pick => pick.Row)];
            Assert.IsTrue(rows.All(row => row >= source.First && row < source.First + source.Count), $"{mix}: {pass.Key}");
            Assert.AreEqual(rows.Length, rows.Distinct().Count(), $"{mix}: {pass.Key}");
            if (source.Order == RowOrder.Kept || (source.Order == RowOrder.Reshuffled && pass.Key.Item2 == 0))
                CollectionAssert.AreEqual(Enumerable.Range(0, rows.Length).Select(row => source.First + row).ToArray(), rows, $"{mix}: {pass.Key}");
        }
    }, 400);

    [TestMethod]
    public void Shuffled_PartOfAPass_IsTheBeginningOfTheWholePass() => Law.Holds(
        Gen.Choose(2, 80).SelectMany(rows => Gen.Choose(1, 300), (rows, hundredths) => (rows, hundredths)),
        given =>
        {
            foreach (RowOrder order in Shuffling)
            {
                MixPlan whole = One(given.rows, order, length: 12 * given.rows);
                MixPlan part = One(given.rows, order, length: 6 * given.rows, repeat: given.hundredths / 100.0);
                ILookup<long, long> expected = Plans.All(whole).ToLookup(pick => pick.Pass, pick => pick.Row);
                if (part.Sources[0].Repeat * given.rows < 1)
                    continue;
                foreach (IGrouping<long, long> pass in Plans.All(part).GroupBy(pick => pick.Pass, pick => pick.Row).Where(pass => pass.Key < 12))
                    CollectionAssert.AreEqual(expected[pass.Key].Take(pass.Count()).ToArray(), pass.ToArray(), $"{given} pass {pass.Key}");
            }
        });

    [TestMethod]
    public void Shuffled_Orders_DifferBySeedEpochNameAndPassAndNothingElse()
    {
        foreach (RowOrder order in Shuffling)
        {
            string first = Rows(One(40, order), 1);
            Assert.AreNotEqual(first, Rows(One(40, order), 2), $"{order}: another pass");
            Assert.AreNotEqual(first, Rows(One(40, order, seed: 1), 1), $"{order}: another seed");
            Assert.AreNotEqual(first, Rows(One(40, order).ForEpoch(1), 1), $"{order}: another epoch");
            Assert.AreNotEqual(first, Rows(One(40, order, name: "b"), 1), $"{order}: another name");
            Assert.AreEqual(first, Rows(One(40, order, selection: Selection.Random), 1), $"{order}: another selection");
            var beside = new MixPlan(
                new PlanOptions { Stop = StopRule.Never, Length = 900 }, new PlanSource("b", 2, 9), new PlanSource("a", 1, 40) { RowOrder = order });
            Assert.AreEqual(first, Rows(beside, 1, source: 1), $"{order}: other sources");
        }
        string kept = string.Join(' ', Enumerable.Range(0, 40));
        Assert.AreEqual(kept, Rows(One(40, RowOrder.Reshuffled), 0));
        Assert.AreNotEqual(kept, Rows(One(40, RowOrder.Shuffled), 0));
        Assert.AreEqual(Rows(One(40, RowOrder.Shuffled), 3), Rows(One(40, RowOrder.Reshuffled), 3), "later passes are the same by both");
    }

    // A source moved by its range has the order of one that begins there: a permutation of as many rows.
    [TestMethod]
    public void Shuffled_Range_IsMovedAsAWhole()
    {
        var options = new PlanOptions { Stop = StopRule.Never, Length = 60 };
        var plan = new MixPlan(options, new PlanSource("a", 1, 100) { Range = RowRange.Rows(70, 90), RowOrder = RowOrder.Shuffled });
        SourcePick[] alone = Plans.All(One(20, RowOrder.Shuffled, length: 60));
        Plans.AssertSame([.. alone.Select(pick => pick with { Row = pick.Row + 70 })], Plans.All(plan), "range");
    }

    [TestMethod]
    public void Shuffled_ManyPasses_PutEveryRowAtEveryPlaceEquallyOften()
    {
        const int Rows = 6;
        const int Passes = 6000;
        var counts = new long[Rows * Rows];
        SourcePick[] picks = Plans.All(One(Rows, RowOrder.Shuffled, length: Rows * Passes));
        for (int k = 0; k < picks.Length; k++)
            counts[k % Rows * Rows + (int)picks[k].Row]++;
        // Of a square of counts whose rows and columns have fixed sums all but one of each are free.
        ChiSquare.AssertFits(counts, [.. counts.Select(_ => 1.0)], "places of rows", (Rows - 1) * (Rows - 1));
    }

    private static MixPlan One(
        int rows, RowOrder order, long seed = 0, string name = "a", double repeat = 1, int length = 400, Selection? selection = null)
    {
        StopRule stop = repeat * rows < 1 ? StopRule.AllOnce : StopRule.Never;
        var options = new PlanOptions { Selection = selection ?? Selection.Even, Stop = stop, Seed = seed, Length = length };
        return new MixPlan(options, new PlanSource(name, 1, rows) { RowOrder = order, Repeat = repeat });
    }

    private static string Rows(MixPlan plan, long pass, int source = 0) =>
        string.Join(' ', Plans.All(plan).Where(pick => pick.Source == source && pick.Pass == pass).Select(pick => pick.Row));
}
