using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Conformance;

[TestClass]
public class ConformanceTests
{
    private static readonly string[] Files = ["stop-rules.json", "round-robin.json"];

    [TestMethod]
    public void StopRules_EveryFactOfStaticWeights_Holds()
    {
        ConformanceCase[] facts = [.. ConformanceFacts.Read("stop-rules.json").Where(fact => !fact.IsBeyondStaticWeights)];
        Assert.IsGreaterThanOrEqualTo(10, facts.Length);
        foreach (ConformanceCase fact in facts)
            AssertHolds(fact);
    }

    [TestMethod]
    public void RoundRobin_EveryFact_Holds()
    {
        ConformanceCase[] facts = ConformanceFacts.Read("round-robin.json");
        Assert.IsGreaterThanOrEqualTo(5, facts.Length);
        foreach (ConformanceCase fact in facts)
            AssertHolds(fact);
    }

    [TestMethod]
    public void Copy_OfTheFacts_AgreesWithTheirHome()
    {
        foreach (string file in Files)
        {
            if (ConformanceFacts.Original(file) is not { } original)
            {
                Assert.Inconclusive(
                    $"{file} is not beside the repository, so its copy has nothing to agree with. MLMIX_CONFORMANCE names its folder.");
                return;
            }
            string[] facts = [.. original.Where(fact => !fact.IsBeyondStaticWeights).Select(fact => fact.ToString())];
            CollectionAssert.AreEqual(facts, ConformanceFacts.Copy(file).Select(fact => fact.ToString()).ToArray(), file);
        }
    }

    private static void AssertHolds(ConformanceCase fact)
    {
        Selection selection = PlanText.Selection(fact.Selection ?? "RoundRobin(1)");
        // The file of round robins is about emptied sources dropping out; a fact that names no rule holds for the default one.
        StopRule stop = fact.Stop is { } rule ? Enum.Parse<StopRule>(rule)
            : fact.Selection is null ? StopRule.AllOnce
            : StopRule.FirstExhausted;
        double[] weights = fact.Weights ?? [.. fact.Lengths.Select(_ => 1.0)];
        foreach (long seed in new[] { 0L, 1, 42 })
        {
            MixPlan plan = Plans.Make(selection, stop, weights, [.. fact.Lengths.Select(rows => (long?)rows)], fact.Length, seed);
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
