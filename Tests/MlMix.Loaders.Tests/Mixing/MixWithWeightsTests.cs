using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The same mix with other weights.</summary>
[TestClass]
public class MixWithWeightsTests
{
    [TestMethod]
    public void WithWeights_IsTheMixMadeWithThem_InTheSameEpoch()
    {
        MixSource[] Made(double a, double b) =>
        [
            new MixSource("a", Numbered(0, 40), a) { Range = RowRange.Rows(3), Repeat = 2, Rename = new Dictionary<string, string> { [Value] = "V" } },
            new MixSource("b", Numbered(1, 60), b) { Choose = 50, MaxPasses = 3, SampleWeight = 2, Rename = new Dictionary<string, string> { [Value] = "V" } },
        ];
        var options = new MixOptions
        {
            Selection = Selection.Random, Stop = StopRule.AllExhausted, Columns = MixColumns.SourceId | MixColumns.SampleWeight, Seed = 5,
        };
        MixedDataView mix = Ml.Data.Mix(options, Made(1, 1));

        MixedDataView found = mix.ForEpoch(2).WithWeights(new Dictionary<string, double> { ["b"] = 3, ["a"] = 1 });

        MixedDataView expected = Ml.Data.Mix(options, Made(1, 3)).ForEpoch(2);
        Assert.AreEqual(expected.Plan.CanonicalText, found.Plan.CanonicalText);
        Assert.AreEqual(2, found.Plan.Epoch);
        CollectionAssert.AreEqual(ViewRows.Column<long>(expected, "V"), ViewRows.Column<long>(found, "V"));
        CollectionAssert.AreEqual(ViewRows.Column<float>(expected, "sample_weight"), ViewRows.Column<float>(found, "sample_weight"));
        CollectionAssert.AreNotEqual(ViewRows.Column<long>(mix.ForEpoch(2), "V"), ViewRows.Column<long>(found, "V"));
    }

    [TestMethod]
    public void WithWeights_WhoseRowsAreRepeatedThen_SaysSo()
    {
        var options = new MixOptions { Stop = StopRule.AllExhausted };
        MixedDataView mix = Ml.Data.Mix(options, Sources([40, 20], [1, 0]));
        Assert.IsFalse(mix.MayRepeatRows, "One source is emptied once.");

        Assert.IsTrue(mix.WithWeights(new Dictionary<string, double> { ["a"] = 1, ["b"] = 3 }).MayRepeatRows);
    }

    [TestMethod]
    public void WithWeights_OfImportance_WeighsByTheNewShares()
    {
        var options = new MixOptions
        {
            Stop = StopRule.AllOnce, Columns = MixColumns.SourceId | MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance,
        };
        MixedDataView mix = Ml.Data.Mix(options, Sources([30, 10]));

        MixedDataView found = mix.WithWeights(new Dictionary<string, double> { ["a"] = 1, ["b"] = 3 });

        // A quarter wanted of three quarters of the rows, and three quarters of a quarter.
        CollectionAssert.AreEquivalent(new[] { 1 / 3f, 3f }, ViewRows.Column<float>(found, "sample_weight").Distinct().ToArray());
    }

    [TestMethod]
    public void WithWeights_KeepsTheCancellation()
    {
        using var cancellation = new CancellationTokenSource();
        MixedDataView mix = Ml.Data.Mix(Sources([4, 4])).WithCancellation(cancellation.Token);
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => Rows(mix.WithWeights(new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 })));
    }

    [TestMethod]
    public void WithWeights_ThatAreNone_NamesEveryFault()
    {
        var options = new MixOptions
        {
            Stop = StopRule.Never, Length = 10, Schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 1), ("c", 1))),
        };
        MixedDataView mix = Ml.Data.Mix(options, Sources([4, 4, 4]));

        var failure = Assert.ThrowsExactly<MixConfigurationException>(
            () => mix.WithWeights(new Dictionary<string, double> { ["a"] = double.NaN, ["b"] = 1, ["d"] = 1 }));

        Assert.Contains("The mix has a schedule, which gives the weights", failure.Message);
        Assert.Contains("Source 'a' has weight NaN", failure.Message);
        Assert.Contains("Source 'c' has no weight; give one for every source, 0 for never.", failure.Message);
        Assert.Contains("There is no source 'd'; the mix has 'a', 'b', 'c'.", failure.Message);
        Assert.AreEqual("weights", Assert.ThrowsExactly<ArgumentNullException>(() => mix.WithWeights(null!)).ParamName);
    }
}
