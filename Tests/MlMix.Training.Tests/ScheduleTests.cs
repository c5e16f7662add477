using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

/// <summary>Weights over epochs, by a schedule and by what the epochs before gave.</summary>
[TestClass]
public sealed class ScheduleTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Schedule_InStepsOfEpochs_GivesEachEpochItsRows()
    {
        MixedDataView mix = Of(WeightSchedule.Step(
            ScheduleUnit.Fraction,
            new WeightPoint(0, ("easy", 1), ("hard", 0)),
            new WeightPoint(1, ("easy", 3), ("hard", 1)),
            new WeightPoint(3, ("easy", 1), ("hard", 1))));

        IReadOnlyList<EpochResult> history = Train(mix, 5);

        // 40 rows each: all, three quarters for two epochs, then half.
        CollectionAssert.AreEqual(
            new[] { "easy=40 hard=0", "easy=30 hard=10", "easy=30 hard=10", "easy=20 hard=20", "easy=20 hard=20" },
            history.Select(epoch => Views.Text(epoch.Rows)).ToArray());
        CollectionAssert.AreEqual(
            new[] { "easy=1 hard=0", "easy=0.75 hard=0.25", "easy=0.75 hard=0.25", "easy=0.5 hard=0.5", "easy=0.5 hard=0.5" },
            history.Select(epoch => Views.Text(epoch.Weights)).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, history.Select(epoch => epoch.Epoch).ToArray());
    }

    [TestMethod]
    public void Schedule_AlongALine_GoesOnFromEpochToEpoch()
    {
        MixedDataView mix = Of(WeightSchedule.Linear(
            ScheduleUnit.Fraction, new WeightPoint(0, ("easy", 1), ("hard", 0)), new WeightPoint(2, ("easy", 0), ("hard", 1))));

        IReadOnlyList<EpochResult> history = Train(mix, 3);

        // Row r of epoch e has a share of (40 e + r) / 80 for "hard": over an epoch 39/4 and 119/4 of 40 rows, and all from the second on. Even is within two
        // rows.
        Assert.AreEqual(9.75, history[0].Rows["hard"], 2);
        Assert.AreEqual(29.75, history[1].Rows["hard"], 2);
        Assert.AreEqual("easy=0 hard=40", Views.Text(history[2].Rows));
        CollectionAssert.AreEqual(new[] { 0, 0.5, 1 }, history.Select(epoch => epoch.Weights["hard"]).ToArray());
        foreach (EpochResult epoch in history)
            Assert.AreEqual(Views.Text(Views.Counts(Ml, mix.ForEpoch(epoch.Epoch))), Views.Text(epoch.Rows));
    }

    [TestMethod]
    public void Training_OfAMixInALaterEpoch_BeginsThere()
    {
        MixedDataView mix = Of(WeightSchedule.Step(
            ScheduleUnit.Fraction, new WeightPoint(0, ("easy", 1), ("hard", 0)), new WeightPoint(1, ("easy", 0), ("hard", 1))));

        IReadOnlyList<EpochResult> history = Train(mix.ForEpoch(1), 2);

        CollectionAssert.AreEqual(new[] { 1, 2 }, history.Select(epoch => epoch.Epoch).ToArray());
        Assert.AreEqual("easy=0 hard=40", Views.Text(history[0].Rows));
    }

    [TestMethod]
    public void Epochs_ThatTakeAPartOfASource_TakeItsFirstRows()
    {
        MixedDataView mix = Views.Mix(Ml, options =>
        {
            (options.Selection, options.Stop, options.Length) = (Selection.Even, StopRule.Never, 40);
            options.Columns = MixColumns.SourceId | MixColumns.SourceRow;
        });

        for (int epoch = 0; epoch < 3; epoch++)
        {
            long[] rows = [.. mix.ForEpoch(epoch).GetColumn<long>("source_row")];
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 40).Select(i => (long)(i / 2)).ToArray(), rows, $"20 of 60 rows of either, epoch {epoch}");
        }
    }

    [TestMethod]
    public void Rows_OfAShardOrOfUnknownCounts_AreThoseRead()
    {
        MixedDataView shard = Views.Mix(Ml, options => options.Shard = new Shard(1, 3));
        var unknown = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            new MixSource("few", Ml.Data.FilterRowsByColumn(Views.Rows(Ml, 1, 50), "Count", 2, 4)),
            new MixSource("all", Views.Rows(Ml, 2, 50)));

        Assert.IsNull(unknown.GetRowCount());
        foreach (MixedDataView mix in new[] { shard, unknown })
        {
            EpochResult epoch = Train(mix, 1)[0];
            Assert.AreEqual(Views.Text(Views.Counts(Ml, mix)), Views.Text(epoch.Rows));
        }
    }

    [TestMethod]
    public void NextWeights_AreThoseOfTheNextEpoch_AndNullLeavesThem()
    {
        MixedDataView mix = Of(null);
        var asked = new List<int>();
        var answers = new Queue<Dictionary<string, double>?>(
        [
            new() { ["easy"] = 1, ["hard"] = 3 }, null, new() { ["easy"] = 0, ["hard"] = 7 }, null,
        ]);

        IReadOnlyList<EpochResult> history = Train(mix, 4, options => options.NextWeights = result =>
        {
            asked.Add(result.Epoch);
            return answers.Dequeue();
        });

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, asked);
        CollectionAssert.AreEqual(
            new[] { "easy=20 hard=20", "easy=10 hard=30", "easy=10 hard=30", "easy=0 hard=40" }, history.Select(epoch => Views.Text(epoch.Rows)).ToArray());
        Assert.AreEqual("easy=0.25 hard=0.75", Views.Text(history[2].Weights));
    }

    // A rule with a state of its own, as a controller of weights is one: weights grow with the error of their source.
    [TestMethod]
    public void NextWeights_FromMetricsBySource_FollowThem()
    {
        MixedDataView mix = Of(null);
        var weights = new Dictionary<string, double> { ["easy"] = 1, ["hard"] = 1 };

        IReadOnlyList<EpochResult> history = Train(mix, 3, options => options.NextWeights = result =>
        {
            foreach ((string source, double accuracy) in result.BySource("Accuracy"))
                weights[source] *= Math.Exp(1 - accuracy);
            return weights;
        });

        double ratio = 1;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            Assert.AreEqual(ratio, history[epoch].Weights["hard"] / history[epoch].Weights["easy"], 1e-9);
            ratio *= Math.Exp(history[epoch].Sources["easy"]["Accuracy"] - history[epoch].Sources["hard"]["Accuracy"]);
        }
        Assert.IsGreaterThan(0.5, history[2].Weights["hard"], "A quarter of its labels are wrong.");
        var unknown = Assert.ThrowsExactly<KeyNotFoundException>(() => history[0].BySource("Loss"));
        Assert.Contains("no metric 'Loss'; the evaluation has Accuracy, ", unknown.Message);
    }

    [TestMethod]
    public void NextWeights_ThatAreNone_AreRefusedWithTheNamesOfTheMix()
    {
        var failure = Assert.ThrowsExactly<MixConfigurationException>(() => Train(
            Of(null), 2, options => options.NextWeights = _ => new Dictionary<string, double> { ["easy"] = -1, ["soft"] = 1 }));

        Assert.Contains("Source 'easy' has weight -1;", failure.Message);
        Assert.Contains("Source 'hard' has no weight;", failure.Message);
        Assert.Contains("There is no source 'soft'; the mix has 'easy', 'hard'.", failure.Message);
    }

    private static MixedDataView Of(WeightSchedule? schedule) => Views.Mix(
        Ml, options => (options.Selection, options.Stop, options.Length, options.Schedule) = (Selection.Even, StopRule.Never, 40, schedule));

    private static IReadOnlyList<EpochResult> Train(MixedDataView mix, int epochs, Action<EpochOptions>? set = null)
    {
        var options = new EpochOptions { Validation = Views.Validation(Ml), MaxEpochs = epochs, Patience = null };
        set?.Invoke(options);
        return Ml.BinaryClassification.TrainByEpoch(mix, null, Ml.BinaryClassification.Trainers.AveragedPerceptron(), options).History;
    }
}
