using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Rounds;

/// <summary>Mixes that cannot be delivered in rounds.</summary>
[TestClass]
public class RoundFaultTests
{
    [TestMethod]
    public void Rounds_OfAMixThatCannotFollow_NameAllReasons()
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 4, DropLastBatch = true };
        MixedDataView mix = Ml.Data.Mix(options, Sources([6, 6, 6], [1, 1, 0]));

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => mix.Rounds(new GivenWeights([1, 1]), 6));

        Assert.HasCount(5, fault.Faults);
        StringAssert.StartsWith(fault.Message, "Rounds: 5 faults");
        StringAssert.Contains(fault.Message, "RowsPerRound is 6, but the mix has batches of 4 rows");
        StringAssert.Contains(fault.Message, "The controller has 2 weights, but the mix has 3 sources");
        StringAssert.Contains(fault.Message, "Source 'c' has weight 0");
        StringAssert.Contains(fault.Message, "does not use weights, so none can follow the losses");
        StringAssert.Contains(fault.Message, "The mix leaves out its last batch");
    }

    [TestMethod]
    public void Rounds_OfAScheduleOrWeighedRows_AreRefused()
    {
        var schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 2)));
        MixedDataView scheduled = Ml.Data.Mix(new MixOptions { Schedule = schedule, Length = 5 }, Sources([6, 6]));
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => scheduled.Rounds(new GivenWeights([1, 1]), 2)).Message, "The mix has a schedule");

        var importance = new MixOptions
        {
            Stop = StopRule.AllOnce, Columns = MixColumns.SourceId | MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance,
        };
        MixedDataView weighed = Ml.Data.Mix(importance, Sources([6, 6]));
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => weighed.Rounds(new GivenWeights([1, 1]), 2)).Message, "SampleWeights is Importance");
    }

    [TestMethod]
    public void Rounds_OfAShardWithUnknownCounts_AreRefused()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(0, 2) }, Sources([6, 6], null, [false, true]));

        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => mix.Rounds(new GivenWeights([1, 1]), 2)).Message, "The mix has a shard");
    }

    [TestMethod]
    [DataRow(new[] { double.NaN, -1 }, "weight 1 of 2 as NaN; it must be", "weight 2 of 2 as -1; it must be")]
    [DataRow(new[] { double.PositiveInfinity, 0 }, "weight 1 of 2 as Infinity; it must be", "weight 2 of 2 as 0; it must be")]
    [DataRow(new[] { 1.0, 2, 3 }, "gives 3 weights, but the mix has 2 sources", "give one for each")]
    public void Rounds_OfWeightsThatAreNone_NameThem(double[] wrong, string first, string second)
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6]));
        using IEnumerator<MixRound> rounds = mix.Rounds(new GivenWeights([1, 1], wrong), 4).GetEnumerator();
        Assert.IsTrue(rounds.MoveNext());
        rounds.Current.Losses.Add(0, 1);

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => rounds.MoveNext());

        Assert.Contains(first, fault.Message);
        Assert.Contains(second, fault.Message);
    }

    [TestMethod]
    public void Rounds_FromAPlaceOfAnotherMix_NameWhatDiffers()
    {
        MixSource[] sources = [new("a", Numbered(0, 6), 2), new("weight 1 \"b\"", Numbered(1, 6), 1)];
        using IEnumerator<MixRound> rounds = Mix(Selection.Even, StopRule.AllOnce, null, sources).Rounds(new GivenWeights([3, 5]), 4).GetEnumerator();
        Assert.IsTrue(rounds.MoveNext());
        rounds.Current.Losses.Add(0, 1);
        var from = new MixRoundOptions { RowsPerRound = 4, From = rounds.Current.Finish() };
        var other = new MixOptions { Selection = Selection.Even, Stop = StopRule.AllOnce, Seed = 9 };

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.Mix(other, sources[0], new("c", Numbered(1, 6))).Rounds(new GivenWeights([1, 1]), from));

        Assert.HasCount(3, fault.Faults);
        Assert.Contains("From is of another mix: seed was 'seed 0' and is 'seed 9' here.", fault.Message);
        Assert.Contains("source c is new here", fault.Message);

        MixSource[] reweighted = [sources[0], new("weight 1 \"b\"", Numbered(1, 6), 7)];
        Assert.IsNotNull(Mix(Selection.Even, StopRule.AllOnce, null, reweighted).Rounds(new GivenWeights([1, 1]), from));
    }

    [TestMethod]
    public void Rounds_OfAMixThatIsCancelled_EndOnTheWay()
    {
        using var source = new CancellationTokenSource();
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6], null, [true, true])).WithCancellation(source.Token);
        using IEnumerator<MixRound> rounds = mix.Rounds(new GivenWeights([1, 1]), 4).GetEnumerator();
        source.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => rounds.MoveNext());
    }

    [TestMethod]
    public void Rounds_OfNoRows_AreRefused()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6]));
        var controller = new GivenWeights([1, 1]);

        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => mix.Rounds(controller, 0)).Message, "RowsPerRound must be 1 or more; it is 0.");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => mix.Rounds(controller, new MixRoundOptions())).Message, "RowsPerRound must be given");
        Assert.ThrowsExactly<ArgumentNullException>(() => mix.Rounds(null!, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => mix.Rounds(controller, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => RoundExtensions.Rounds(null!, controller, 1));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rounds_Cancelled_EndOnTheWayToTheNext(bool countUnknown)
    {
        using var source = new CancellationTokenSource();
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 6], null, [countUnknown, countUnknown]));
        var options = new MixRoundOptions { RowsPerRound = 4, Cancellation = source.Token };
        using IEnumerator<MixRound> rounds = mix.Rounds(new GivenWeights([1, 1]), options).GetEnumerator();
        Assert.IsTrue(rounds.MoveNext());
        rounds.Current.Losses.Add(0, 1);
        source.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => rounds.MoveNext());
    }
}
