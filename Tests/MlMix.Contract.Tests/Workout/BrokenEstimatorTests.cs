using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Workout;

/// <summary>The workout catches each broken estimator by the rule that it breaks, and finds nothing in one that keeps the rules.</summary>
[TestClass]
public sealed class BrokenEstimatorTests
{
    public static IEnumerable<object[]> Broken => BrokenEstimator.All.Select((estimator, i) => new object[] { i, estimator.ToString() });

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public void Find_BrokenEstimator_NamesItsRules(int index, string name)
    {
        BrokenEstimator broken = BrokenEstimator.All[index];

        IReadOnlyList<Violation> found = EstimatorWorkout.Find(Case(broken.Make()));

        CollectionAssert.AreEquivalent(
            broken.Also.Prepend(broken.Rule).ToArray(),
            found.Select(violation => violation.Rule).Distinct().Except(broken.MayAlso).ToArray(),
            $"{name}\n{string.Join("\n", found)}");
    }

    [TestMethod]
    public void BrokenEstimators_Together_BreakEveryRule() => CollectionAssert.AreEquivalent(
        WorkoutRules.Names.ToArray(), BrokenEstimator.All.Select(estimator => estimator.Rule).Distinct().ToArray());

    [TestMethod]
    public void Check_EstimatorThatKeepsTheRules_Passes() => EstimatorWorkout.Check(Case(new BentEstimator()));

    [TestMethod]
    public void Check_BrokenEstimator_FailsWithRuleAndWhatWasSeen()
    {
        var failure = Assert.ThrowsExactly<AssertFailedException>(() => EstimatorWorkout.Check(Case(Open())));

        StringAssert.Contains(failure.Message, "Released: fitting leaves 1 cursors open");
    }

    [TestMethod]
    public void Check_ExceptionThatHolds_Passes() => EstimatorWorkout.Check(Case(Open(), WorkoutRules.Released));

    [TestMethod]
    public void Check_ExceptionThatIsOutOfDate_FailsAndNamesIt()
    {
        var failure = Assert.ThrowsExactly<AssertFailedException>(() => EstimatorWorkout.Check(Case(new BentEstimator(), WorkoutRules.Released)));

        StringAssert.Contains(failure.Message, "Released: it is kept, though it is said to be broken because 'a reason'");
    }

    [TestMethod]
    public void Find_ColumnThatIsRefusedAtOneStageOnly_LooksAtThatStage()
    {
        // A transformer takes any Kind, and the estimator does not: of that it is told where to look.
        var estimator = new BentEstimator { TransformerLooks = false };
        FakeColumn bad = FakeColumn.Of("Kind", NumberDataViewType.Single, _ => 1f);

        Assert.IsEmpty(EstimatorWorkout.Find(Case(estimator, [new InvalidInput(bad, WorkoutStages.Fit | WorkoutStages.Promise)])));
        CollectionAssert.AreEqual(
            new[] { WorkoutRules.Refused }, EstimatorWorkout.Find(Case(estimator, [bad])).Select(violation => violation.Rule).Distinct().ToArray());
    }

    private static BentEstimator Open() => new() { Fitting = data => data.GetRowCursor([]) };

    private static WorkoutCase Case(BentEstimator estimator, params string[] breaks) => Case(
        estimator,
        [
            FakeColumn.Of("Number", TextDataViewType.Instance, _ => "".AsMemory()),
            FakeColumn.Of("Kind", NumberDataViewType.Single, _ => 1f),
        ],
        breaks);

    private static WorkoutCase Case(BentEstimator estimator, InvalidInput[] invalid, params string[] breaks) => new()
    {
        Estimator = estimator, Data = BrokenEstimator.Data, Made = ["Copy"], Invalid = invalid, Breaks = breaks.ToDictionary(rule => rule, _ => "a reason"),
    };
}
