using MlMix.Planning.Tests.Conformance;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

/// <summary>Energon's fractional repeats as its own code gives them, but for its rounding faults.</summary>
[TestClass]
public class RepeatConformanceTests
{
    private const string File = "repeats.json";

    // 10 x 2.3 and 100 x 2.3 as products of doubles are just below 23 and 230.
    private static readonly Dictionary<(long Rows, double Repeat), long> Exact = new() { [(10, 2.3)] = 23, [(100, 2.3)] = 230 };

    [TestMethod]
    public void Repeats_EveryFact_Holds()
    {
        Fact[] facts = CaseFile.Read<Fact>(File);
        Assert.IsGreaterThanOrEqualTo(24, facts.Length);
        foreach (Fact fact in facts)
        {
            if (!Exact.TryGetValue((fact.Rows, fact.Repeat), out long expected))
                Assert.AreEqual(expected = fact.Delivered, fact.Declared, fact.ToString());
            else
                Assert.AreEqual(expected - 1, fact.Delivered, fact.ToString());
            Assert.AreEqual(expected, new SourceContent(fact.Rows, fact.Repeat).Content, fact.ToString());
        }
        Assert.HasCount(Exact.Count, facts.Where(fact => Exact.ContainsKey((fact.Rows, fact.Repeat))));
    }

    [TestMethod]
    public void Copy_OfTheFacts_AgreesWithTheirHome() => CaseFile.AssertCopyAgrees<Fact>(File, fact => fact.ToString());

    private sealed record Fact(long Rows, double Repeat, long Delivered, long Declared);
}
