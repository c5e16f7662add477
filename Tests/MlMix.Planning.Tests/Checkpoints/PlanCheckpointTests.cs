using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Checkpoints;

[TestClass]
public class PlanCheckpointTests
{
    [TestMethod]
    public void Save_AfterSevenRows_SaysWhereEachSourceStands()
    {
        // a b a b a b a: a has delivered 4 of its 5 rows, b 3 of its 2 and is in its second pass.
        PlanWalker walker = Plans.Make(Selection.RoundRobin(), StopRule.AllExhausted, [1, 1], [5, 2]).Walk();
        for (int i = 0; i < 7; i++)
            Assert.IsTrue(walker.MoveNext());
        PlanCheckpoint checkpoint = walker.Save();
        Assert.AreEqual(7, checkpoint.Position);
        Assert.AreEqual(0, checkpoint.Epoch);
        Assert.AreEqual(new CheckpointSource("a", 4, 4, 0, null, false, false, null), checkpoint.Sources[0]);
        Assert.AreEqual(new CheckpointSource("b", 3, 1, 1, null, true, false, null), checkpoint.Sources[1]);
    }

    [TestMethod]
    public void Resume_OfAnotherPlan_NamesEveryDifference()
    {
        PlanCheckpoint checkpoint = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [5, 2]).Walk().Save();
        var options = new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce };
        var other = new MixPlan(options, new PlanSource("a", 1, 6), new PlanSource("c", 1, 2));
        MixConfigurationException failure = Assert.ThrowsExactly<MixConfigurationException>(() => other.Resume(checkpoint));
        CollectionAssert.AreEqual(
            new[]
            {
                "It is of another plan: selection was 'selection Even' and is 'selection Random' here.",
                "It is of another plan: source a was 'source a weight 1 rows 5 range all repeat 1 choose none passes none order Kept' and is "
                    + "'source a weight 1 rows 6 range all repeat 1 choose none passes none order Kept' here.",
                "It is of another plan: source c is new here: 'source c weight 1 rows 2 range all repeat 1 choose none passes none order Kept'.",
                "It is of another plan: source b is not here any more; it was "
                    + "'source b weight 1 rows 2 range all repeat 1 choose none passes none order Kept'.",
                "Resume the plan that was saved, or carry over by source name.",
            },
            failure.Faults.ToArray());
    }

    [TestMethod]
    public void Resume_WithSourcesInAnotherOrder_IsRefused()
    {
        PlanCheckpoint checkpoint = new MixPlan(new PlanSource("a", 1, 5), new PlanSource("b", 1, 5)).Walk().Save();
        var other = new MixPlan(new PlanSource("b", 1, 5), new PlanSource("a", 1, 5));
        MixConfigurationException failure = Assert.ThrowsExactly<MixConfigurationException>(() => other.Resume(checkpoint));
        Assert.AreEqual("It is of another plan: The sources stand in another order.", failure.Faults[0]);
    }

    [TestMethod]
    public void Resume_WithThingsOfOneName_NamesWhichDiffers()
    {
        var nested = PlanSource.Of("x", new MixPlan(new PlanSource("y", 1, 9)));
        PlanCheckpoint checkpoint = new MixPlan(Jump(3), nested, new PlanSource("x/y", 1, 5)).Walk().Save();
        MixConfigurationException failure =
            Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(Jump(4), nested, new PlanSource("x/y", 1, 6)).Resume(checkpoint));
        CollectionAssert.AreEqual(
            new[]
            {
                "It is of another plan: 10 (2) was '10 x=1 x/y=3' and is '10 x=1 x/y=4' here.",
                "It is of another plan: source x/y (2) was 'source x/y weight 1 rows 5 range all repeat 1 choose none passes none order Kept' and is "
                    + "'source x/y weight 1 rows 6 range all repeat 1 choose none passes none order Kept' here.",
                "Resume the plan that was saved, or carry over by source name.",
            },
            failure.Faults.ToArray());

        static PlanOptions Jump(double to) => new()
        {
            Stop = StopRule.AllOnce,
            Schedule = WeightSchedule.Step(ScheduleUnit.Rows, new(10, ("x", 1), ("x/y", 2)), new(10, ("x", 1), ("x/y", to))),
        };
    }

    [TestMethod]
    public void CarryOver_WithChangedWeights_NeitherLosesNorRepeatsRows()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(6) })
        {
            MixPlan before = Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [40, 40, 40]);
            PlanWalker walker = before.Walk();
            var seen = new List<SourcePick>();
            for (int i = 0; i < 50 && walker.MoveNext(); i++)
                seen.Add(walker.Current);
            MixPlan after = Plans.Make(selection, StopRule.AllOnce, [5, 1, 3], [40, 40, 40]);
            PlanWalker carried = after.Resume(walker.Save(), carryOver: true);
            while (carried.MoveNext())
            {
                Assert.AreEqual(seen.Count, carried.Position);
                seen.Add(carried.Current);
            }
            Assert.HasCount(120, seen, selection.ToString());
            Assert.HasCount(120, seen.Distinct().ToArray(), selection.ToString());
        }
    }

    [TestMethod]
    public void CarryOver_WithASourceMoreAndOneLess_GoesOnByName()
    {
        PlanWalker walker = new MixPlan(new PlanSource("gone", 1, 9), new PlanSource("kept", 1, 9)).Walk();
        for (int i = 0; i < 6; i++)
            Assert.IsTrue(walker.MoveNext());
        var options = new PlanOptions { Selection = Selection.RoundRobin(), Stop = StopRule.FirstExhausted };
        PlanWalker carried = new MixPlan(options, new PlanSource("new", 1, 4), new PlanSource("kept", 1, 9)).Resume(walker.Save(), carryOver: true);
        var picks = new List<SourcePick>();
        while (carried.MoveNext())
            picks.Add(carried.Current);
        // kept has delivered rows 0 to 2; new ends the mix with its fourth row.
        Assert.AreEqual("a0 b3 a1 b4 a2 b5 a3", PickText.Of(picks));
    }

    [TestMethod]
    public void CarryOver_WhereTheLastBatchIsLeftOutOfRowsThatCannotBeCounted_IsRefused()
    {
        PlanCheckpoint checkpoint = new MixPlan(new PlanSource("a", 1, 100)).Walk(20).Save();
        var options = new PlanOptions { BatchSize = 4, DropLastBatch = true };
        Assert.AreEqual(
            "Checkpoint: Carried over from another plan, how many rows are left shows only by walking, so the last batch cannot be left out by "
                + "FirstExhausted; keep it, or stop by AllOnce.",
            Assert.ThrowsExactly<MixConfigurationException>(
                () => new MixPlan(options, new PlanSource("a", 1, 120)).Resume(checkpoint, carryOver: true)).Message);
    }

    [TestMethod]
    public void CarryOver_OfSourcesThatHaveEnded_LeavesThemOut()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(4), Selection.RoundRobin(), Selection.Concat })
        {
            PlanWalker walker = Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [2, 30, 3]).Walk();
            for (int i = 0; i < 32; i++)
                Assert.IsTrue(walker.MoveNext());
            MixPlan other = Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [2, 30, 3], seed: 7);
            PlanWalker carried = other.Resume(walker.Save(), carryOver: true);
            var rest = new List<SourcePick>();
            while (carried.MoveNext())
            {
                PlanCheckpoint again = carried.Save();
                rest.Add(carried.Current);
                Assert.AreEqual(again.ToJson(), other.Resume(again).Save().ToJson(), selection.ToString());
            }
            var all = new HashSet<SourcePick>(Plans.All(Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [2, 30, 3])).Take(32));
            all.UnionWith(rest);
            Assert.HasCount(3, rest, selection.ToString());
            Assert.HasCount(35, all, selection.ToString());
        }
    }

    [TestMethod]
    public void Resume_InALaterEpoch_GoesOnInThatEpoch()
    {
        MixPlan plan = Plans.Make(Selection.Random, StopRule.AllOnce, [1, 1], [20, 20], seed: 3);
        PlanWalker walker = plan.ForEpoch(2).Walk();
        SourcePick[] whole = Plans.All(plan.ForEpoch(2));
        for (int i = 0; i < 11; i++)
            Assert.IsTrue(walker.MoveNext());
        PlanWalker resumed = plan.Resume(walker.Save());
        Assert.AreEqual(2, resumed.Plan.Epoch);
        for (int i = 11; resumed.MoveNext(); i++)
            Assert.AreEqual(whole[i], resumed.Current);
    }

    [TestMethod]
    public void Resume_OfANestedPlan_GoesOnWithinIt()
    {
        MixPlan inner = Plans.Make(Selection.Random, StopRule.AllOnce, [1, 2], [10, 15]);
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Even, Stop = StopRule.AllExhausted },
            PlanSource.Of("nest", inner, 2),
            new PlanSource("plain", 1, 40));
        var whole = new List<(SourcePick, SourcePick?)>();
        for (PlanWalker walk = plan.Walk(); walk.MoveNext();)
            whole.Add((walk.Current, walk.Inner?.Current));
        for (int position = 0; position <= whole.Count; position += 7)
        {
            PlanWalker walker = plan.Walk();
            for (int i = 0; i < position && walker.MoveNext(); i++)
                Assert.AreEqual(whole[i], (walker.Current, walker.Inner?.Current));
            PlanWalker resumed = plan.Resume(PlanCheckpoint.FromJson(walker.Save().ToJson()));
            for (int i = position; i < whole.Count; i++)
            {
                Assert.IsTrue(resumed.MoveNext());
                Assert.AreEqual(whole[i], (resumed.Current, resumed.Inner?.Current), $"saved at {position}");
            }
            Assert.IsFalse(resumed.MoveNext());
        }
    }

    [TestMethod]
    public void Save_WithinABatchOfAShardOfBatches_Throws()
    {
        var options = new PlanOptions { BatchSize = 4, Shard = new Shard(0, 2, ShardUnit.Batches) };
        PlanWalker walker = new MixPlan(options, new PlanSource("a", 1, 40)).Walk();
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(
            "The shard is one of batches, and the current batch is not complete; save after its last row.",
            Assert.ThrowsExactly<InvalidOperationException>(() => walker.Save()).Message);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[1]")]
    [DataRow("{\"version\": \"one\"}")]
    public void FromJson_OfSomethingElse_SaysSo(string json) => StringAssert.StartsWith(
        Assert.ThrowsExactly<MixConfigurationException>(() => PlanCheckpoint.FromJson(json)).Message,
        "Checkpoint: This is no checkpoint, or a damaged one: ");

    [TestMethod]
    public void FromJson_OfANewerVersion_SaysWhatToDo()
    {
        string json = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [5, 2]).Walk().Save().ToJson();
        Assert.AreEqual(
            "Checkpoint: It has version 2, but versions up to 1 can be read; read it with the library that wrote it.",
            Assert.ThrowsExactly<MixConfigurationException>(() => PlanCheckpoint.FromJson(json.Replace("\"version\": 1", "\"version\": 2"))).Message);
    }

    [TestMethod]
    public void Resume_OfADamagedCheckpoint_IsRefused()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(4), Selection.RoundRobin(2), Selection.Random, Selection.Concat })
        {
            MixPlan plan = Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [20, 20, 20]);
            PlanWalker walker = plan.Walk();
            for (int i = 0; i < 9; i++)
                Assert.IsTrue(walker.MoveNext());
            string json = walker.Save().ToJson();
            int carry = json.IndexOf("\"carry\": [", StringComparison.Ordinal);
            string[] damaged =
            [
                json.Replace("\"position\": 9", "\"position\": 8"),
                json.Replace("\"droppedOut\": false", "\"droppedOut\": true"),
                json[..carry] + "\"carry\": [], " + json[(json.IndexOf(']', carry) + 2)..],
                json[..carry] + "\"carry\": [\"99\", \"99\", \"99\", \"99\", \"99\"], " + json[(json.IndexOf(']', carry) + 2)..],
            ];
            foreach (string text in damaged)
            {
                Assert.AreNotEqual(json, text);
                StringAssert.Contains(
                    Assert.ThrowsExactly<MixConfigurationException>(() => plan.Resume(PlanCheckpoint.FromJson(text)), $"{selection}: {text}").Message,
                    "damaged");
            }
            Assert.ThrowsExactly<MixConfigurationException>(() => PlanCheckpoint.FromJson(json.Replace("stop AllOnce", "stop Never")));
        }
    }

    [TestMethod]
    [DataRow(1_000, true)]
    [DataRow(5, true)]
    [DataRow(0, false)]
    public void Resume_OfARowCountThatCannotBe_IsRefused(int rowCount, bool isKnown)
    {
        MixPlan plan = isKnown ? Plans.Make(Selection.Even, StopRule.Never, [1, 1], [5, 5]) : Plans.Make(Selection.Even, StopRule.Never, [1, 1]);
        string json = plan.Walk(4).Save().ToJson();
        string damaged = json.Replace("\"pass\": 0,", $"\"pass\": 0, \"rowCount\": {rowCount},");
        Assert.AreNotEqual(json, damaged);
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => plan.Resume(PlanCheckpoint.FromJson(damaged))).Message,
            "damaged");
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, "\"delivered\": 2,", "\"delivered\": 21,")]
    [DataRow(StopRule.FirstMiss, "\"delivered\": 2,", "\"delivered\": 21,")]
    [DataRow(StopRule.AllOnce, "\"delivered\": 2,", "\"delivered\": 21,")]
    [DataRow(StopRule.AllOnce, "\"droppedOut\": false", "\"droppedOut\": true")]
    public void Resume_OfASourceThatCannotStandThere_IsRefused(StopRule stop, string first, string wrong)
    {
        MixPlan plan = Plans.Make(Selection.Random, stop, [1, 1], [20, 60]);
        PlanWalker walker = plan.Walk();
        while (walker.Save().Sources[0].Delivered < 2)
            Assert.IsTrue(walker.MoveNext());
        string json = walker.Save().ToJson();
        int at = json.IndexOf(first, StringComparison.Ordinal);
        string damaged = (json[..at] + wrong + json[(at + first.Length)..])
            .Replace($"\"position\": {walker.Position + 1}", "\"position\": 40", StringComparison.Ordinal);
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => plan.Resume(PlanCheckpoint.FromJson(damaged))).Message,
            "damaged");
    }

    [TestMethod]
    public void Resume_OfNumbersOutOfBounds_IsRefused()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(4), Selection.RoundRobin(2), Selection.Random, Selection.Concat })
        {
            MixPlan plan = Plans.Make(selection, StopRule.AllOnce, [1, 1, 1], [20, 20, 20]);
            PlanCheckpoint checkpoint = plan.Walk(9).Save();
            string json = checkpoint.ToJson();
            int sources = json.IndexOf("\"sources\": [", StringComparison.Ordinal);
            int carry = json.IndexOf("\"carry\": [", StringComparison.Ordinal);
            string afterCarry = json[(json.IndexOf(']', carry) + 2)..];
            string[] carries = [.. checkpoint.Carry.Select(number => $"\"{number}\"")];
            var damaged = new List<string>
            {
                json[..sources] + "\"sources\": [], " + json[carry..],
                json.Replace("\"position\": 9", "\"position\": 9223372036854775807"),
                json.Replace("\"batch\": 9", "\"batch\": 9223372036854775807"),
                json.Replace("\"delivered\": ", "\"delivered\": 900000000000000000"),
                json.Replace("\"name\": \"b\"", "\"name\": \"c\""),
            };
            foreach (string wrong in new[] { "null", "\"99999999999999999999\"" })
                damaged.Add($"{json[..carry]}\"carry\": [{string.Join(", ", carries.SkipLast(1).Append(wrong))}], {afterCarry}");
            if (selection == Selection.Blocks(4))
                damaged.Add($"{json[..carry]}\"carry\": [{string.Join(", ", carries.Skip(1).Prepend($"\"{long.MaxValue}\""))}], {afterCarry}");
            foreach (string text in damaged)
            {
                Assert.AreNotEqual(json, text);
                StringAssert.Contains(
                    Assert.ThrowsExactly<MixConfigurationException>(() => plan.Resume(PlanCheckpoint.FromJson(text)), $"{selection}: {text}").Message,
                    "damaged");
            }
        }
    }

    [TestMethod]
    public void ToJson_OfAMixOfThousands_GrowsWithTheSourcesOnly()
    {
        MixPlan plan = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 2, 3], [1L << 50, 1L << 50, 1L << 50]);
        string early = plan.Walk().Save().ToJson();
        string late = plan.Walk(1L << 51).Save().ToJson();
        Assert.IsLessThan(200, late.Length - early.Length);
    }
}
