using Microsoft.ML;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

[TestClass]
public class PlanSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Curriculum_EndsHalfAndHalf()
    {
        MixedDataView mixed = PlanSnippets.Curriculum(Ml, Numbers(15_000), Numbers(15_000));
        long[] counts = Count(mixed.Plan, 0, 20_000);
        Assert.AreEqual(20_000, counts.Sum());
        // 0.2 to 0.5 over 10,000 rows are 3,500 rows of code, and 5,000 of the 10,000 after them.
        Assert.AreEqual(8_500.0, counts[0], 2);
    }

    [TestMethod]
    public void Parts_DeliverWhatTheyAreAsked()
    {
        MixPlan plan = PlanSnippets.Parts();
        Assert.AreEqual(800 + 300 + 300, plan.RowCount);
        CollectionAssert.AreEqual(new long[] { 800, 300, 300 }, Count(plan, 0, 1400));
    }

    [TestMethod]
    public void Portions_AreReadableInAllThreeWays()
    {
        // The roots of 100,000 and 1,000 are 316.23 and 31.62: 10 to 1.
        IReadOnlyList<Portion> portions = PlanSnippets.Resolved();
        CollectionAssert.AreEqual(new long[] { 45_455, 4_545 }, portions.Select(portion => portion.Choose).ToArray());
        Assert.AreEqual(0.9091, portions[0].Proportion, 1e-4);
        Assert.AreEqual(4.545, portions[1].Repeat, 1e-9);
    }

    [TestMethod]
    public void Explained_ABillionRows_SaysWhatHappens()
    {
        PlanExplanation explanation = PlanSnippets.Explained();
        // Half and half: when the large source ends at about 1,200 million rows, the small one has been read one and a half times.
        Assert.AreEqual(1_200_000_000.0, explanation.Length!.Value, 1);
        Assert.AreEqual("large", explanation.EndedBy);
        Assert.AreEqual(2, explanation.Sources[1].Passes);
        Assert.AreEqual(800_000_000.0, explanation.Sources[1].FirstWrap!.Value, 2);
    }

    [TestMethod]
    public void Sought_FarAway_IsTheShare()
    {
        (SourcePick pick, long[] counts, long? position) = PlanSnippets.Sought();
        Assert.AreEqual(1_000_000_000_000, position);
        Assert.AreEqual(666_666_666_667.0, counts[0], 2);
        Assert.AreEqual(counts[pick.Source], pick.Pass * 1000 + pick.Row);
    }

    [TestMethod]
    public void Resumed_AfterAHundredRows_IsTheRest() => Assert.HasCount(1300, PlanSnippets.Resumed(PlanSnippets.Parts()));

    [TestMethod]
    public void Sharded_WithoutVariables_IsTheWholeMix()
    {
        if (Shard.FromEnvironment() is not null)
            Assert.Inconclusive("This process has a rank of its own in the environment.");
        MixedDataView view = PlanSnippets.Sharded(Ml, [new MixSource("a", Numbers(50)), new MixSource("b", Numbers(50))]);
        Assert.AreEqual(1, view.Plan.Epoch);
        Assert.IsNotNull(view.GetRowCount());
    }

    [TestMethod]
    public void Nested_WeightsMultiply()
    {
        List<(string Path, SourcePick Pick)> leaves = PlanSnippets.Nested();
        Assert.AreEqual(0.4, leaves.Count(leaf => leaf.Path == "text/german") / (double)leaves.Count, 0.02);
        Assert.AreEqual(0.2, leaves.Count(leaf => leaf.Path == "code") / (double)leaves.Count, 0.02);
    }

    private static long[] Count(MixPlan plan, int from, int rows)
    {
        var counts = new long[plan.Sources.Count];
        foreach (SourcePick pick in plan.Walk(from))
        {
            if (rows-- == 0)
                break;
            counts[pick.Source]++;
        }
        return counts;
    }

    private static IDataView Numbers(int rows) =>
        Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Value", Enumerable.Range(0, rows).Select(row => (float)row).ToArray()));
}
