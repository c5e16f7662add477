using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>What a seeker says of any position, against a walk there.</summary>
[TestClass]
public class SeekerLawTests
{
    [TestMethod]
    public void Seeker_OfAnyPlan_IsThereWherePicksFollowFromThePosition() => Law.Holds(PlanCase.Arbitrary(), mix =>
        Assert.AreEqual(mix.IsSeekable, mix.Plan.Seeker is not null, mix.ToString()), 300);

    [TestMethod]
    public void Pick_AtEveryPosition_IsThatOfTheWalk() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        MixPlan plan = mix.Plan;
        if (plan.Seeker is not { } seeker)
            return;
        SourcePick[] picks = Plans.All(plan);
        for (int k = 0; k < picks.Length; k++)
            Assert.AreEqual(picks[k], seeker.Pick(k), $"{mix}: position {k}");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.Pick(picks.Length), mix.ToString());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.Pick(-1), mix.ToString());
    }, 300);

    [TestMethod]
    public void Counts_OfEveryPrefix_AreThoseOfTheWalk() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        MixPlan plan = mix.Plan;
        if (plan.Seeker is not { } seeker)
            return;
        SourcePick[] picks = Plans.All(plan);
        var counts = new long[mix.Sources.Length];
        for (int k = 0; k <= picks.Length; k++)
        {
            CollectionAssert.AreEqual(counts, seeker.Counts(k), $"{mix}: first {k} rows");
            if (k < picks.Length)
                counts[picks[k].Source]++;
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.Counts(picks.Length + 1), mix.ToString());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.Counts(-1), mix.ToString());
    }, 300);

    [TestMethod]
    public void PositionOf_AnyRow_IsWhereItStandsInTheWalk() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        MixPlan plan = mix.Plan;
        if (plan.Seeker is not { } seeker)
            return;
        var places = Plans.All(plan).Select((pick, k) => (pick, k)).ToDictionary(row => row.pick, row => (long)row.k);
        long passes = places.Keys.Select(pick => pick.Pass).DefaultIfEmpty(-1).Max();
        for (int source = 0; source < mix.Sources.Length; source++)
        {
            for (long row = -1; row <= mix.Sources[source].Rows; row++)
            {
                var expected = new List<long>();
                for (long pass = -1; pass <= passes + 1; pass++)
                {
                    var pick = new SourcePick(source, row, pass);
                    long? place = places.TryGetValue(pick, out long k) ? k : null;
                    Assert.AreEqual(place, seeker.PositionOf(pick), $"{mix}: {pick}");
                    if (place is { } found)
                        expected.Add(found);
                }
                CollectionAssert.AreEqual(expected, seeker.PositionsOf(source, row).ToList(), $"{mix}: row {row} of source {source}");
            }
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.PositionOf(new SourcePick(mix.Sources.Length, 0, 0)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.PositionOf(new SourcePick(-1, 0, 0)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.PositionsOf(mix.Sources.Length, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => seeker.PositionsOf(-1, 0));
    }, 300);

    [TestMethod]
    public void Walk_FromAnyPosition_IsTheRemainder() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        MixPlan plan = mix.Plan;
        List<SlowRow> rows = SlowPlan.Of(mix);
        int step = Math.Max(1, rows.Count / 23);
        for (int from = 0; from <= rows.Count + 1; from += step)
        {
            PlanWalker walker = plan.Walk(from);
            for (int k = from; k < rows.Count; k++)
            {
                Assert.IsTrue(walker.MoveNext(), $"{mix}: from {from} ends at {k} of {rows.Count}");
                Assert.AreEqual(rows[k].Pick, walker.Current, $"{mix}: from {from}, position {k}");
                Assert.AreEqual(k, walker.Position, $"{mix}: from {from}");
                Assert.AreEqual(mix.BatchSize is null ? k : rows[k].Batch, walker.Batch, $"{mix}: from {from}, batch of position {k}");
                Assert.AreEqual(rows[k].EndsPass, walker.IsSourceEmptied, $"{mix}: from {from}, {walker.Current} at position {k}");
            }
            Assert.IsFalse(walker.MoveNext(), $"{mix}: from {from} goes on after {rows.Count}");
            Assert.AreEqual(-1, walker.Current.Source, $"{mix}: from {from}");
        }
    }, 250);
}
