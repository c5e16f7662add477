using MlMix.Planning.Tests.Conformance;

namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class ScheduleConformanceTests
{
    [TestMethod]
    public void At_EveryFact_Holds()
    {
        ScheduleFacts.Fact[] facts = CaseFile.Read<ScheduleFacts.Fact>(ScheduleFacts.FileName);
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
    public void Copy_OfTheFacts_AgreesWithTheirHome() =>
        CaseFile.AssertCopyAgrees<ScheduleFacts.Fact>(ScheduleFacts.FileName, fact => fact.ToString());
}
