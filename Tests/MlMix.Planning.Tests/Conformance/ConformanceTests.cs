using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Conformance;

[TestClass]
public class ConformanceTests
{
    private static readonly string[] Files = ["stop-rules.json", "round-robin.json"];

    [TestMethod]
    public void StopRules_EveryFact_Holds()
    {
        ConformanceCase[] facts = CaseFile.Read<ConformanceCase>("stop-rules.json");
        Assert.IsGreaterThanOrEqualTo(12, facts.Length);
        foreach (ConformanceCase fact in facts)
            AssertHolds(fact);
    }

    [TestMethod]
    public void RoundRobin_EveryFact_Holds()
    {
        ConformanceCase[] facts = CaseFile.Read<ConformanceCase>("round-robin.json");
        Assert.IsGreaterThanOrEqualTo(5, facts.Length);
        foreach (ConformanceCase fact in facts)
            AssertHolds(fact);
    }

    [TestMethod]
    public void Copy_OfTheFacts_AgreesWithTheirHome()
    {
        foreach (string file in Files)
            CaseFile.AssertCopyAgrees<ConformanceCase>(file, fact => fact.ToString());
    }

    // What the fact of fractional repeats says in words of its rows.
    [TestMethod]
    public void StopRules_FractionalRepeats_DeliverTheRowsToldOnceAndTwice()
    {
        ConformanceCase fact = CaseFile.Read<ConformanceCase>("stop-rules.json").Single(fact => fact.Repeats.Any(repeat => repeat % 1 != 0));
        Assert.AreEqual("Random, repeat 0.7, 1.5 (rows 0-37 once; rows 0-26 twice, 27-54 once)", fact.Selection);
        foreach (RowOrder order in Enum.GetValues<RowOrder>())
        {
            var options = new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce };
            var plan = new MixPlan(
                options, new PlanSource("a", 1, 55) { Repeat = 0.7 }, new PlanSource("b", 1, 55) { Repeat = 1.5, RowOrder = order });
            ILookup<int, long> rows = Plans.All(plan).ToLookup(pick => pick.Source, pick => pick.Row);
            CollectionAssert.AreEqual(Enumerable.Range(0, 38).Select(row => (long)row).ToArray(), rows[0].ToArray());
            int[] times = [.. Enumerable.Range(0, 55).Select(row => rows[1].Count(other => other == row))];
            Assert.AreEqual(27, times.Count(count => count == 2));
            Assert.AreEqual(28, times.Count(count => count == 1));
            if (order == RowOrder.Kept)
                Assert.IsTrue(times.Take(27).All(count => count == 2));
        }
    }

    private static void AssertHolds(ConformanceCase fact)
    {
        Selection selection = PlanText.Selection(fact.SelectionText);
        // The file of round robins is about emptied sources dropping out; a fact that names no rule holds for the default one.
        StopRule stop = fact.Stop is { } rule ? Enum.Parse<StopRule>(rule)
            : fact.Selection is null ? StopRule.AllOnce
            : StopRule.FirstExhausted;
        double[] weights = fact.Weights ?? [.. fact.Lengths.Select(_ => 1.0)];
        foreach (long seed in new[] { 0L, 1, 42 })
        {
            var options = new PlanOptions { Selection = selection, Stop = stop, Length = fact.Length, Seed = seed };
            var plan = new MixPlan(
                options, weights.Select((weight, i) => new PlanSource(Plans.Name(i), weight, fact.Lengths[i]) { Repeat = fact.Repeats[i] }));
            SourcePick[] picks = Plans.All(plan);
            string what = $"{fact}, seed {seed}";
            bool tested = false;
            if (fact.OrderText is { } order)
            {
                Assert.AreEqual(string.Join(' ', order), string.Join(' ', picks.Select(pick => Plans.Name(pick.Source) + pick.Row)), what);
                tested = true;
            }
            if (fact.Delivered is { } delivered)
            {
                CollectionAssert.AreEqual(delivered, Plans.Delivered(picks, delivered.Length), what);
                tested = true;
            }
            if (fact.PerBlock is { } perBlock)
            {
                int size = ((BlocksSelection)selection).Size;
                Assert.HasCount((int)fact.Length!.Value, picks, what);
                foreach (SourcePick[] block in picks.Chunk(size))
                    CollectionAssert.AreEqual(perBlock, Plans.Delivered(block, perBlock.Length), what);
                tested = true;
            }
            Assert.IsTrue(tested, $"{what} says nothing that this test understands");
        }
    }
}
