using System.Text.Json;
using MlMix.Planning.Tests.Conformance;

namespace MlMix.Planning.Tests.Ranges;

/// <summary>Energon's ranges as its own code gives them, but for its rounding faults.</summary>
[TestClass]
public class RangeConformanceTests
{
    private const string File = "ranges.json";

    // Where the recorded end is a product of doubles rounded down, one row short of the floor of the percentage.
    private static readonly Dictionary<string, (long Recorded, long Exact)> FaultyEnds = new()
    {
        ["0%..29% of 100 rows"] = (28, 29),
        ["0%..57% of 100 rows"] = (56, 57),
    };

    [TestMethod]
    public void Ranges_EveryFact_Holds()
    {
        Fact[] facts = CaseFile.Read<Fact>(File);
        Assert.IsGreaterThanOrEqualTo(15, facts.Length);
        Assert.HasCount(FaultyEnds.Count, facts.Where(fact => FaultyEnds.ContainsKey(fact.ToString())));
        foreach (Fact fact in facts)
            AssertHolds(fact);
    }

    [TestMethod]
    public void Copy_OfTheFacts_AgreesWithTheirHome() =>
        CaseFile.AssertCopyAgrees<Fact>(File, fact => $"{fact} gives {string.Join(' ', fact.Ok?.Samples ?? [])}{fact.Error}");

    private static void AssertHolds(Fact fact)
    {
        if (fact.Ok is not { } ok)
        {
            Assert.IsNotNull(fact.Error, $"{fact} says nothing that this test understands");
            Assert.ThrowsExactly<MixConfigurationException>(() => Resolve(fact), fact.ToString());
            return;
        }
        long end = ok.Samples[1];
        if (FaultyEnds.TryGetValue(fact.ToString(), out (long Recorded, long Exact) fault))
        {
            Assert.AreEqual(fault.Recorded, end);
            end = fault.Exact;
        }
        Assert.AreEqual((ok.Samples[0], end), Resolve(fact), fact.ToString());
    }

    private static (long First, long End) Resolve(Fact fact)
    {
        RowRange range = fact.Child is { } child ? Parse(child) : RowRange.All;
        return (fact.Parent is { } parent ? range.Within(Parse(parent)) : range).Resolve(fact.Total);

        static RowRange Parse(JsonElement[] ends) => RowRange.Parse(ends[0].ToString(), ends[1].ToString());
    }

    private sealed record Fact(JsonElement[]? Child, JsonElement[]? Parent, long Total, Recorded? Ok, string? Error)
    {
        public override string ToString() =>
            string.Join(" of ", new[] { Parent, Child }.OfType<JsonElement[]>().Select(ends => $"{ends[0]}..{ends[1]}")) + $" of {Total} rows";
    }

    private sealed record Recorded(long[] Samples);
}
