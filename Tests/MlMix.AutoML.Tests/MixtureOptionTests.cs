using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Tests.Support;

namespace MlMix.Searching.Tests;

/// <summary>What cannot be searched is said when the experiment is made, all of it at once.</summary>
[TestClass]
public sealed class MixtureOptionTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void Options_WrongByThemselves_AreAllNamed() => AssertFaults(
        options =>
        {
            options.Task = (MixtureTask)7;
            options.Pipeline = null!;
            options.Objective = null!;
            options.Evaluation = null!;
            options.Split = null!;
            options.MaxTrials = 0;
            options.ZeroShare = 1;
            options.Metric = "";
            options.LabelSpaces = new Dictionary<string, LabelSpace>();
            options.TrialsPath = "no/such/folder/trials.json";
        },
        "Task is 7",
        "Pipeline is null",
        "Objective is null",
        "Evaluation is null",
        "Split, or its Mix, is null",
        "MaxTrials is 0",
        "ZeroShare is 1",
        "Metric is empty",
        "LabelSpaces is empty",
        "TrialsPath is 'no/such/folder/trials.json', which is no file in a folder that exists");

    [TestMethod]
    public void Options_ThatContradictTheSearch_AreAllNamed() => AssertFaults(
        options =>
        {
            options.Objective = MixtureObjective.Source("best");
            options.Split.Mix.Selection = Selection.RoundRobin(1);
            options.Split.Mix.Stop = StopRule.Never;
            options.WeightRanges = new Dictionary<string, WeightRange> { ["good"] = new(0.7, 0.6), ["ugly"] = WeightRange.All, ["bad"] = new(0.5, 1) };
        },
        "Selection is RoundRobin",
        "Stop is Never and there is no Length",
        "counts the source 'best', but there is none of that name; the sources are 'good', 'bad'",
        "weight range of 'good' is 0.7 to 0.6",
        "names 'ugly', which is no source",
        "The least weights add up to 1.2");

    [TestMethod]
    public void Options_ScheduleOrTooLittleWeight_AreNamed() => AssertFaults(
        options =>
        {
            options.Split.Mix.Schedule = WeightSchedule.Linear(
                ScheduleUnit.Rows,
                new WeightPoint(0, new Dictionary<string, double> { ["good"] = 1, ["bad"] = 1 }),
                new WeightPoint(9, new Dictionary<string, double> { ["good"] = 1, ["bad"] = 2 }));
            options.WeightRanges = new Dictionary<string, WeightRange> { ["good"] = new(0, 0.3), ["bad"] = new(0, 0.3) };
        },
        "has a Schedule",
        "The greatest weights add up to 0.6");

    [TestMethod]
    public void Options_ValidationThatIsNone_IsNamed() => AssertFaults(
        options =>
        {
            options.LabelSpaces = new Dictionary<string, LabelSpace> { ["one"] = LabelSpace.Shared("Label") };
            options.Validation = Ml.Data.Mix(
                new MixOptions { Stop = StopRule.AllExhausted, SourceColumnName = "site" }, new MixSource("good", Signs.Rows(true, 4)), Signs.Opposites()[1]);
        },
        "There are LabelSpaces and Validation rows",
        "Validation has no column 'source_id'",
        "Validation is a mix that may repeat rows");

    [TestMethod]
    public void Options_SplitThatCannotBe_IsNamed() => AssertFaults(options => options.Split.TestFraction = 1, "TestFraction is 1");

    [TestMethod]
    public void Sources_LessThanTwo_AreTooFew()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Auto().CreateMixtureExperiment(Signs.Options(), new MixSource("good", Signs.Rows(true))));

        Assert.Contains("There are 1 sources; a search for weights needs two or more", error.Message);
    }

    [TestMethod]
    public void Sources_Null_IsNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Auto().CreateMixtureExperiment(Signs.Options(), Signs.Opposites()[0], null!));

        Assert.Contains("Source 2 is null", error.Message);
    }

    [TestMethod]
    public void Sources_WrongWeights_AreNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Auto().CreateMixtureExperiment(Signs.Options(), Signs.Opposites(good: double.NaN, bad: -1)));

        Assert.Contains("weight of 'good' is NaN", error.Message);
        Assert.Contains("weight of 'bad' is -1", error.Message);
    }

    [TestMethod]
    public void Sources_OfOtherColumns_AreNamedBesideOtherFaults()
    {
        MixSource strange = new("good", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Lable", [true, false])));
        MixtureSearchOptions options = Signs.Options();
        options.WeightRanges = new Dictionary<string, WeightRange> { ["ugly"] = WeightRange.All };

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, strange, Signs.Opposites()[1]));

        Assert.Contains("'ugly'", error.Message);
        Assert.Contains("'Lable'", error.Message);
    }

    [TestMethod]
    public void Options_ChangedLater_AreNotRead()
    {
        MixtureSearchOptions options = Signs.Options(trials: 1);
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites());
        options.Metric = "none";
        options.Split.Mix.Length = 1;

        Assert.HasCount(1, experiment.Run().Trials);
    }

    private static void AssertFaults(Action<MixtureSearchOptions> change, params string[] faults)
    {
        MixtureSearchOptions options = Signs.Options();
        change(options);
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()));
        foreach (string fault in faults)
            Assert.Contains(fault, error.Message);
        Assert.HasCount(faults.Length, error.Faults, error.Message);
    }
}
