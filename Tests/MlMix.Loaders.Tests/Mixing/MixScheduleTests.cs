using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Weights that change while a mix goes on reach the view.</summary>
[TestClass]
public class MixScheduleTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Step_AtARow_ChangesTheSharesThere(bool countUnknown)
    {
        // 3 : 1 for 40 rows, then 1 : 3 for 40: 30 + 10 rows of each.
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(8) })
        {
            string[] rows = Rows(Mix(selection, StepAt(40), 80, countUnknown)).Split(' ');

            Assert.AreEqual(30, rows.Take(40).Count(row => row[0] == 'a'), $"{selection}");
            Assert.AreEqual(10, rows.Skip(40).Count(row => row[0] == 'a'), $"{selection}");
            CollectionAssert.AreEqual(
                Enumerable.Range(0, 40).Select(row => $"a{row}").ToArray(), rows.Where(row => row[0] == 'a').ToArray(), "no row lost or repeated");
        }
    }

    [TestMethod]
    [DataRow("Even")]
    [DataRow("Random")]
    [DataRow("Blocks(7)")]
    public void Rows_OfASchedule_AreThoseOfThePlan(string name)
    {
        Selection selection = EverySelection.Single(known => known.ToString() == name);
        MixedDataView mix = Mix(selection, WeightSchedule.Linear(ScheduleUnit.Rows, Point(0, 1, 0), Point(300, 1, 4)), 500, countUnknown: false);

        Assert.AreEqual(Rows(mix.Plan), Rows(mix));
        Assert.AreEqual(Rows(mix), Rows(Mix(selection, mix.Plan.Schedule!, 500, countUnknown: true)));
        Assert.AreNotEqual(Rows(mix), Rows(mix.ForEpoch(1)), "the schedule goes on");
    }

    private static WeightSchedule StepAt(long row) => WeightSchedule.Step(ScheduleUnit.Rows, Point(0, 3, 1), Point(row, 1, 3));

    private static WeightPoint Point(double at, double a, double b) => new(at, ("a", a), ("b", b));

    private static MixedDataView Mix(Selection selection, WeightSchedule schedule, long length, bool countUnknown) => Ml.Data.Mix(
        new MixOptions { Selection = selection, Schedule = schedule, Length = length },
        Sources([1_000, 1_000], null, [countUnknown, countUnknown]));
}
