using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>Plans of any features whose row counts show only to their reader.</summary>
[TestClass]
public class UnknownCountLawTests
{
    private static Gen<(PlanCase Mix, bool[] Known)> Cases =>
        from mix in PlanCase.Arbitrary().Generator
        from known in Gen.Elements(true, false).ArrayOf(mix.Sources.Length)
        // An empty source counts until it is first drawn, so such a mix is another one.
        let mayBeUnknown = mix.Sources.Select(source => source.MayBeUnknown && source.Count > 0).ToArray()
        select (mix with { DropLast = false }, Known: known.Zip(mayBeUnknown, (isKnown, mayBe) => isKnown || !mayBe).ToArray());

    [TestMethod]
    public void Read_WhereCountsShowAtTheEnd_IsTheWalkWhereTheyAreKnown() => Law.Holds(Cases, given =>
    {
        (PlanCase mix, bool[] known) = given;
        SourcePick[] picks = Plans.Read(Make(mix, known, null), [.. mix.Sources.Select(source => source.Rows)]);
        Plans.AssertSame([.. SlowPlan.Of(mix).Select(row => row.Pick)], picks, $"{mix} known {string.Join(' ', known)}");
    }, 600);

    [TestMethod]
    public void Plan_WithAnUnknownCountThatMatters_HasNoSeekerAndNoShards() => Law.Holds(Cases, given =>
    {
        (PlanCase mix, bool[] known) = given;
        bool isKnown = Enumerable.Range(0, known.Length).All(i => known[i] || !mix.TakesPart(i));
        string what = $"{mix} known {string.Join(' ', known)}";
        Assert.AreEqual(isKnown && mix.IsSeekable, Make(mix, known, null).Seeker is not null, what);
        MixPlan shard = Make(mix, known, new Shard(0, 2));
        if (isKnown)
            shard.Walk();
        else
            StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => shard.Walk(), what).Message, "give the row counts");
    }, 300);

    [TestMethod]
    public void RowCount_OfAPlanWithUnknownCounts_IsTheLengthOfItsWalkOrNull() => Law.Holds(Cases, given =>
    {
        (PlanCase mix, bool[] known) = given;
        if (Make(mix, known, null).RowCount is { } rows)
            Assert.AreEqual(SlowPlan.Of(mix).Count, rows, $"{mix} known {string.Join(' ', known)}");
    }, 300);

    private static MixPlan Make(PlanCase mix, bool[] known, Shard? shard)
    {
        PlanOptions options = mix.Options;
        options.Shard = shard;
        return new MixPlan(options, mix.Sources.Select((source, i) => source.Make(Plans.Name(i), known[i])));
    }
}
