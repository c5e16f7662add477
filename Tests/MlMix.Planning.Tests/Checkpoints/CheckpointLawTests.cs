using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Checkpoints;

/// <summary>Resuming at any position is the remainder of the walk, whatever is in the plan.</summary>
[TestClass]
public class CheckpointLawTests
{
    [TestMethod]
    public void Resume_AtEveryPosition_DeliversTheRemainder() => Law.Holds(ResumeCases.Any, given =>
    {
        List<(SourcePick Pick, long Batch)> whole = Walk(given.Plan.Walk());
        foreach (int position in Places(whole.Count))
        {
            PlanWalker walker = given.Plan.Walk();
            for (int i = 0; i < position; i++)
                Assert.IsTrue(walker.MoveNext());
            PlanCheckpoint checkpoint = PlanCheckpoint.FromJson(walker.Save().ToJson());
            Assert.AreEqual(position, checkpoint.Position);
            AssertSame(whole[position..], Walk(given.Plan.Resume(checkpoint)), $"{given} from {position}");
            AssertSame(whole[position..], Walk(walker), $"{given}, the walk that was saved at {position}");
            AssertSame(whole[position..], Walk(given.Plan.Resume(checkpoint)), $"{given} from {position}, again");
        }
    }, 150);

    [TestMethod]
    public void Resume_OfAResumedWalk_DeliversTheRemainder() => Law.Holds(
        from plan in ResumeCases.Any
        from steps in Gen.Choose(0, 40).ArrayOf(6)
        select (plan, steps),
        given =>
        {
            (ResumeCase plan, int[] steps) = given;
            List<(SourcePick Pick, long Batch)> whole = Walk(plan.Plan.Walk());
            PlanWalker walker = plan.Plan.Walk();
            int position = 0;
            foreach (int step in steps)
            {
                for (int i = 0; i < step && walker.MoveNext(); i++)
                    Assert.AreEqual(whole[position++], (walker.Current, walker.Batch), $"{plan} at {position}");
                walker = plan.Plan.Resume(walker.Save());
            }
            AssertSame(whole[position..], Walk(walker), plan.ToString());
        }, 150);

    [TestMethod]
    public void Resume_WithAnotherNumberOfShards_DeliversWhatIsLeft() => Law.Holds(
        from plan in ResumeCases.Any
        from before in Gen.Choose(1, 5)
        from after in Gen.Choose(1, 5)
        from step in Gen.Choose(1, 30)
        select (plan, before, after, step),
        given =>
        {
            (ResumeCase plan, int before, int after, int step) = given;
            List<(SourcePick Pick, long Batch)> whole = Walk(plan.Plan.Walk());
            // Every shard delivers as many rows, then all of them are saved.
            if (step * before > whole.Count)
                return;
            var places = new HashSet<string>();
            PlanCheckpoint? checkpoint = null;
            for (int shard = 0; shard < before; shard++)
            {
                PlanWalker walker = plan.With(new Shard(shard, before)).Walk();
                for (int i = 0; i < step; i++)
                    Assert.IsTrue(walker.MoveNext());
                checkpoint = walker.Save();
                places.Add(checkpoint.ToJson());
            }
            Assert.HasCount(1, places, $"{plan}: the shards' checkpoints differ");
            Assert.AreEqual((long)step * before, checkpoint!.Position);
            var rest = new SortedDictionary<long, SourcePick>();
            for (int shard = 0; shard < after; shard++)
            {
                PlanWalker walker = plan.With(new Shard(shard, after)).Resume(checkpoint);
                while (walker.MoveNext())
                    rest.Add(walker.Position, walker.Current);
            }
            Plans.AssertSame([.. whole[(step * before)..].Select(pick => pick.Pick)], [.. rest.Values], plan.ToString());
        }, 150);

    [TestMethod]
    public void Resume_OfShardsByBatches_DeliversWhatIsLeft() => Law.Holds(
        from plan in ResumeCases.Any.Where(plan => plan.Plan.BatchSize is not null)
        from before in Gen.Choose(1, 4)
        from after in Gen.Choose(1, 4)
        from batches in Gen.Choose(1, 6)
        select (plan, before, after, batches),
        given =>
        {
            (ResumeCase plan, int before, int after, int batches) = given;
            List<(SourcePick Pick, long Batch)> whole = Walk(plan.Plan.Walk());
            // Full batches alone are sure to be complete; where short ones come first, there is nothing to be said here.
            long done = (long)batches * before;
            if (whole.Count == 0 || whole[^1].Batch < done)
                return;
            PlanWalker walker = plan.With(new Shard(before - 1, before, ShardUnit.Batches)).Walk();
            int rows = whole.Count(pick => pick.Batch < done && pick.Batch % before == before - 1);
            for (int i = 0; i < rows; i++)
                Assert.IsTrue(walker.MoveNext());
            PlanCheckpoint checkpoint = walker.Save();
            Assert.AreEqual(whole.Count(pick => pick.Batch < done), checkpoint.Position, plan.ToString());
            var rest = new SortedDictionary<long, SourcePick>();
            for (int shard = 0; shard < after; shard++)
            {
                walker = plan.With(new Shard(shard, after, ShardUnit.Batches)).Resume(checkpoint);
                while (walker.MoveNext())
                    rest.Add(walker.Position, walker.Current);
            }
            Plans.AssertSame([.. whole.Where(pick => pick.Batch >= done).Select(pick => pick.Pick)], [.. rest.Values], plan.ToString());
        }, 150);

    [TestMethod]
    public void Resume_WhereCountsShowOnlyWhileReading_DeliversTheRemainder() => Law.Holds(
        from plan in ResumeCases.OfUnknownCounts
        from position in Gen.Choose(0, 200)
        select (plan, position),
        given =>
        {
            (ResumeCase plan, int position) = given;
            SourcePick[] whole = Plans.Read(plan.Plan, plan.TrueRows);
            var picks = new List<SourcePick>();
            PlanWalker walker = plan.Plan.Walk();
            while (picks.Count < position && walker.MoveNext())
            {
                picks.Add(walker.Current);
                if (walker.AsksForEnd && walker.Current.Row == plan.TrueRows[walker.Current.Source] - 1)
                    walker.EndSource();
            }
            walker = plan.Plan.Resume(PlanCheckpoint.FromJson(walker.Save().ToJson()));
            while (walker.MoveNext())
            {
                picks.Add(walker.Current);
                if (walker.AsksForEnd && walker.Current.Row == plan.TrueRows[walker.Current.Source] - 1)
                    walker.EndSource();
            }
            Plans.AssertSame(whole, picks, $"{plan} from {position}");
        }, 150);

    // Every place of a short walk; the ends and some between of a long one.
    private static IEnumerable<int> Places(int length) =>
        length <= 12 ? Enumerable.Range(0, length + 1) : [0, 1, 2, length / 3, length / 2, length / 2 + 1, length - 2, length - 1, length];

    private static List<(SourcePick Pick, long Batch)> Walk(PlanWalker walker)
    {
        var picks = new List<(SourcePick, long)>();
        while (walker.MoveNext() && picks.Count < 5000)
            picks.Add((walker.Current, walker.Batch));
        return picks;
    }

    private static void AssertSame(List<(SourcePick Pick, long Batch)> expected, List<(SourcePick Pick, long Batch)> actual, string what)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            Assert.AreEqual(expected[i], actual[i], $"{what}: {i} rows on");
        Assert.AreEqual(expected.Count, actual.Count, $"{what}: length");
    }
}
