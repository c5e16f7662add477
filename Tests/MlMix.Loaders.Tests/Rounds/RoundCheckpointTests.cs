using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Rounds;

/// <summary>A training in rounds, saved between two of them and resumed elsewhere, goes on as if it had not stopped.</summary>
[TestClass]
public class RoundCheckpointTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Finish_AfterEachRound_LeavesTheOthers(bool countUnknown)
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllOnce, null, Sources([40, 25], null, [countUnknown, countUnknown]));
        string[] whole = Play(mix, new Exp3Controller(2, new Exp3Options { RewardScale = 1 }), null).ToArray();
        Assert.HasCount(7, whole);

        for (int stop = 1; stop <= whole.Length; stop++)
        {
            string saved = "";
            foreach (MixRound round in mix.Rounds(new Exp3Controller(2, new Exp3Options { RewardScale = 1 }), 10))
            {
                AddLosses(round);
                saved = round.Finish().ToJson();
                Assert.AreEqual(saved, round.Finish().ToJson(), "the second time it only tells");
                if (round.Index + 1 == stop)
                    break;
            }
            MixRoundCheckpoint from = MixRoundCheckpoint.FromJson(saved);
            Assert.AreEqual(stop, from.Round);
            Assert.AreEqual(saved, from.ToJson());

            string[] rest = Play(mix, new Exp3Controller(2, new Exp3Options { RewardScale = 1 }), from).ToArray();

            CollectionAssert.AreEqual(whole[stop..], rest, $"after round {stop}");
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Checkpoint_OfABatchOfARound_LeavesItsRest(bool countUnknown)
    {
        foreach (StopRule stop in new[] { StopRule.FirstExhausted, StopRule.FirstMiss, StopRule.AllExhausted, StopRule.AllOnce })
        {
            MixedDataView mix = Mix(Selection.Blocks(5), stop, null, Sources([20, 13], null, [countUnknown, countUnknown]));
            foreach (MixRound round in mix.Rounds(new GivenWeights([3, 1], [1, 3]), 8))
            {
                string[] all = Rows(round.View).Split(' ');
                int read = 0;
                foreach (MixBatch batch in round.View.Batches(3))
                {
                    read += batch.Count;
                    MixedDataView rest = round.View.Resume(PlanCheckpoint.FromJson(batch.Checkpoint().ToJson()));
                    Assert.AreEqual(string.Join(' ', all.Skip(read)), Rows(rest), $"{stop}, round {round.Index} after {read} rows");
                    Assert.AreEqual(all.Length - read, rest.GetRowCount() ?? all.Length - read);
                }
                Assert.AreEqual(round.RowCount, read);
                round.Losses.Add(0, 1);
            }
        }
    }

    [TestMethod]
    public void Rounds_OfAResumedMix_BeginWhereItDoes()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6]));
        PlanWalker walk = mix.Plan.Walk();
        for (int row = 0; row < 4; row++)
            walk.MoveNext();

        string[] rounds = RoundTests.Play(mix.Resume(walk.Save()).Rounds(new GivenWeights([1, 1]), 8));

        CollectionAssert.AreEquivalent("a2 a3 a4 a5 b2 b3 b4 b5".Split(' '), Assert.ContainsSingle(rounds).Split(' '));
    }

    [TestMethod]
    public void Rounds_OfALaterEpoch_AreItsRowsAndGoOnInIt()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllOnce, null, Sources([40, 25]));
        string[] first = Play(mix, new GivenWeights([1, 1]), null).ToArray();
        string[] third = Play(mix.ForEpoch(2), new GivenWeights([1, 1]), null).ToArray();
        Assert.AreNotEqual(first[0], third[0]);
        using IEnumerator<MixRound> rounds = mix.ForEpoch(2).Rounds(new GivenWeights([1, 1]), 10).GetEnumerator();
        rounds.MoveNext();
        AddLosses(rounds.Current);

        // The mix as it was made: which epoch it is stands in the checkpoint.
        CollectionAssert.AreEqual(third[1..], Play(mix, new GivenWeights([1, 1]), rounds.Current.Finish()).ToArray());
    }

    [TestMethod]
    public void Finish_WithoutALoss_SaysSo()
    {
        using IEnumerator<MixRound> rounds = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6])).Rounds(new GivenWeights([1, 1]), 6).GetEnumerator();
        Assert.IsTrue(rounds.MoveNext());

        InvalidOperationException fault = Assert.ThrowsExactly<InvalidOperationException>(() => rounds.MoveNext());

        StringAssert.Contains(fault.Message, "No loss was added to round 0");
    }

    [TestMethod]
    [DataRow("{}", "This is no checkpoint of rounds")]
    [DataRow("rounds", "This is no checkpoint of rounds")]
    [DataRow("""{"version":2}""", "It has version 2, but version 1 can be read")]
    [DataRow("""{"version":1,"round":-1}""", "it has the round -1")]
    [DataRow("""{"version":1,"round":1,"controller":{},"place":{}}""", "This is no checkpoint, or a damaged one")]
    public void FromJson_OfWhatIsNone_SaysWhy(string json, string why)
    {
        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => MixRoundCheckpoint.FromJson(json));
        StringAssert.Contains(fault.Message, why);
    }

    [TestMethod]
    public void From_WithTheStateOfAnotherRule_IsRefusedWhenTheRoundsBegin()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([20, 20]));
        using IEnumerator<MixRound> saved = mix.Rounds(new Exp3Controller(2), 10).GetEnumerator();
        saved.MoveNext();
        AddLosses(saved.Current);
        var options = new MixRoundOptions { RowsPerRound = 10, From = saved.Current.Finish() };
        using IEnumerator<MixRound> other = mix.Rounds(new ExponentiatedGradientController(2), options).GetEnumerator();

        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => other.MoveNext()).Message, "It is the state of the rule 'exp3'");
    }

    private static IEnumerable<string> Play(MixedDataView mix, IWeightController controller, MixRoundCheckpoint? from)
    {
        foreach (MixRound round in mix.Rounds(controller, new MixRoundOptions { RowsPerRound = 10, From = from }))
        {
            AddLosses(round);
            yield return $"{round.Index} {string.Join(' ', round.Weights.Select(weight => weight.ToString("R", null)))} {Rows(round.View)}";
        }
    }

    private static void AddLosses(MixRound round)
    {
        foreach (string row in Rows(round.View).Split(' '))
            round.Losses.Add(row[0] - 'a', row[0] == 'a' ? 0.25 : 1);
    }
}
