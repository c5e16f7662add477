namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class ScheduleConformanceTests
{
    [TestMethod]
    public void At_EveryFact_Holds()
    {
        ScheduleFacts.Fact[] facts = ScheduleFacts.Read();
        Assert.IsGreaterThanOrEqualTo(15, facts.Length);
        foreach (ScheduleFacts.Fact fact in facts)
        {
            WeightSchedule schedule = fact.Make();
            foreach (ScheduleFacts.Weighing expected in fact.Values)
            {
                IReadOnlyDictionary<string, double> weights = schedule.At(expected.Step);
                Assert.HasCount(expected.Weights.Count, weights);
                foreach ((string source, double weight) in expected.Weights)
                    Assert.AreEqual(weight, weights[source], 1e-12, $"{fact.Schedule} {fact.Interpolation} at {expected.Step}: {source}");
            }
        }
    }

    [TestMethod]
    public void Copy_OfTheFacts_AgreesWithTheirHome()
    {
        if (ScheduleFacts.Original() is not { } original)
        {
            Assert.Inconclusive("The facts are not beside the repository, so their copy has nothing to agree with. "
                + "MLMIX_CONFORMANCE names their folder.");
            return;
        }
        CollectionAssert.AreEqual(
            original.Select(fact => fact.ToString()).ToArray(), ScheduleFacts.Copy().Select(fact => fact.ToString()).ToArray());
    }
}
