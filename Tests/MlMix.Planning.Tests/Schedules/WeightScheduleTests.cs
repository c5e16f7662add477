using System.Text;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class WeightScheduleTests
{
    private static readonly WeightPoint Start = new(0, ("a", 1), ("b", 0));
    private static readonly WeightPoint End = new(100, ("a", 0), ("b", 4));

    [TestMethod]
    public void At_BetweenPoints_BlendsSharesAndNotWeights()
    {
        // (1, 3) and (40, 0) are the shares (1/4, 3/4) and (1, 0); a quarter of the way lies (7/16, 9/16).
        var linear = WeightSchedule.Linear(
            ScheduleUnit.Rows, new WeightPoint(10, ("a", 1), ("b", 3)), new WeightPoint(20, ("a", 40), ("b", 0)));
        Assert.AreEqual(0.4375, linear.At(12.5)["a"], 1e-15);
        Assert.AreEqual(0.5625, linear.At(12.5)["b"], 1e-15);
        Assert.AreEqual(0.25, linear.At(9)["a"]);
        Assert.AreEqual(1, linear.At(21)["a"]);
    }

    [TestMethod]
    public void At_SeveralPointsAtOnePlace_TheLastHoldsThereAndTheFirstIsBlendedTo()
    {
        WeightPoint[] points =
        [
            new(20, ("a", 0), ("b", 1)), new(0, ("a", 1), ("b", 0)), new(0, ("a", 3), ("b", 1)), new(20, ("a", 1), ("b", 1)),
            new(20, ("a", 1), ("b", 4)),
        ];
        var linear = WeightSchedule.Linear(ScheduleUnit.Rows, points);
        Assert.AreEqual(1, linear.At(-1)["a"]);
        Assert.AreEqual(0.75, linear.At(0)["a"]);
        Assert.AreEqual(0.375, linear.At(10)["a"]);
        Assert.AreEqual(0.2, linear.At(20)["a"]);
        Assert.AreEqual(0.2, linear.At(1e300)["a"]);
    }

    [TestMethod]
    public void At_GreatWeights_AreNormalized()
    {
        var step = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1.5e308), ("b", 0.5e308), ("c", 1e308)));
        Assert.AreEqual(0.5, step.At(0)["a"], 1e-15);
        Assert.AreEqual(1.0 / 3, step.At(0)["c"], 1e-15);
    }

    [TestMethod]
    public void At_ProgressThatIsNotFinite_Throws()
    {
        var step = WeightSchedule.Step(ScheduleUnit.Rows, Start);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => step.At(double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => step.At(double.PositiveInfinity));
    }

    [TestMethod]
    public void WeightPoint_OfADictionary_CopiesIt()
    {
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
        var point = new WeightPoint(3, weights);
        weights["a"] = 2;
        Assert.AreEqual(1, point.Weights["a"]);
        Assert.IsFalse(point.Weights.ContainsKey("A"));
        Assert.AreEqual(new WeightPoint(3, ("a", 1)), point);
        Assert.AreNotEqual(new WeightPoint(3, ("a", 2)), point);
        Assert.AreNotEqual(new WeightPoint(4, ("a", 1)), point);
        Assert.AreNotEqual(new WeightPoint(3, ("b", 1)), point);
    }

    [TestMethod]
    public void WeightPoint_NameTwiceOrNull_ListsBoth() => AssertFaults(
        () => new WeightPoint(1.5, ("a", 1), (null!, 2), ("a", 3)),
        "A source of the point at 1.5 is null; give its name.",
        "The point at 1.5 gives source 'a' weight 1 and weight 3; give it once.");

    [TestMethod]
    public void Linear_ManyFaults_ListsAll() => OtherCulture.Run(() => AssertFaults(
        () => WeightSchedule.Linear(
            (ScheduleUnit)7,
            new WeightPoint(0, ("a", -1.5), ("b", 1)),
            null!,
            new WeightPoint(double.NaN, ("a", 0), ("c", 0)),
            new WeightPoint(2)),
        "The unit must be Rows, Batches or Fraction; it is 7.",
        "Point 2 of 4 is null; leave it out or give a point.",
        "The point at 0 gives source 'a' weight -1.5; a weight is a finite number, 0 or more.",
        "The point at NaN has no place; a place is a finite number.",
        "The point at NaN has weight 0 for every source, so there is nothing to draw; give one source a weight above 0.",
        "The point at NaN lacks 'b', which the point at 0 has; give every source a weight at every point, 0 for never.",
        "The point at NaN has 'c', which the point at 0 lacks; give every source a weight at every point, 0 for never.",
        "The point at 2 has no weights; give every source one.",
        "The point at 2 lacks 'a', 'b', which the point at 0 has; give every source a weight at every point, 0 for never."));

    [TestMethod]
    public void Step_NoPoints_Throws()
    {
        AssertFaults(() => WeightSchedule.Step(ScheduleUnit.Rows), "There are no points; give at least one.");
        Assert.ThrowsExactly<ArgumentNullException>(() => WeightSchedule.Step(ScheduleUnit.Rows, (IEnumerable<WeightPoint>)null!));
    }

    [TestMethod]
    public void Custom_BadArguments_ListsAll() => AssertFaults(
        () => WeightSchedule.Custom(" ", ScheduleUnit.Batches, 0.5, _ => Start.Weights),
        "The name is blank; it stands for the delegate in the plan's identity, so give one.",
        "every must be finite and at least 1 in this unit; it is 0.5.");

    [TestMethod]
    public void Custom_At_HoldsEachAnswerUntilTheNext()
    {
        var asked = new List<double>();
        var custom = WeightSchedule.Custom("c", ScheduleUnit.Fraction, 0.1, progress =>
        {
            asked.Add(progress);
            return new Dictionary<string, double> { ["a"] = progress, ["b"] = 2 - progress };
        });
        Assert.AreEqual(0, custom.At(-3)["a"]);
        Assert.AreEqual(0, custom.At(0.05)["a"]);
        Assert.AreEqual(0.05, custom.At(0.1)["a"]);
        Assert.AreEqual(0.5, custom.At(1.0999)["a"]);
        CollectionAssert.AreEqual(new[] { 0, 0, 0.1, 1.0 }, asked);
    }

    [TestMethod]
    public void Custom_AnswerThatIsNone_ThrowsWithThePlace()
    {
        AssertFaults(
            () => WeightSchedule.Custom("c", ScheduleUnit.Rows, 10, _ => null!).At(25),
            "The schedule 'c' at 20 gives null; give every source a weight.");
        AssertFaults(
            () => WeightSchedule.Custom("c", ScheduleUnit.Rows, 10, _ => new Dictionary<string, double> { ["a"] = double.NaN }).At(9),
            "The schedule 'c' at 0 gives source 'a' weight NaN; a weight is a finite number, 0 or more.");
    }

    [TestMethod]
    public void Check_NamesAndUnits_ListsWhatDoesNotFit()
    {
        AssertCheck(WeightSchedule.Step(ScheduleUnit.Rows, Start), ["b", "a"], null, null);
        AssertCheck(WeightSchedule.Step(ScheduleUnit.Batches, Start), ["b", "a"], 8, null);
        AssertCheck(WeightSchedule.Step(ScheduleUnit.Fraction, Start), ["b", "a"], null, 100);
        AssertCheck(
            WeightSchedule.Step(ScheduleUnit.Batches, Start), ["a", "c"], null, null,
            "The schedule counts in batches, but there is no batch size; set one, or count in rows.",
            "The schedule has no weight for 'c'; give every source one, 0 for never.",
            "The schedule has a weight for 'b', but the sources are 'a', 'c'; correct the name or leave it out.");
        AssertCheck(
            WeightSchedule.Step(ScheduleUnit.Fraction, Start), ["a", "b"], 8, null,
            "The schedule counts in fractions of an epoch, but the number of rows of an epoch is not known; set a length, or count in rows.");
        AssertCheck(
            WeightSchedule.Step(ScheduleUnit.Fraction, Start), ["a", "b"], 8, 0,
            "The schedule counts in fractions of an epoch, but an epoch has 0 rows; count in rows.");
        AssertCheck(
            WeightSchedule.Custom("c", ScheduleUnit.Rows, 5, _ => Start.Weights), ["a"], null, null,
            "The schedule 'c' at 0 has a weight for 'b', but the sources are 'a'; correct the name or leave it out.");
    }

    [TestMethod]
    public void WriteCanonical_Schedules_OneLineEachPlaceSortedByPlaceAndName() => OtherCulture.Run(() =>
    {
        Assert.AreEqual("schedule linear rows\n  0 a=1 b=0\n  100 a=0 b=4\n", Canonical(WeightSchedule.Linear(ScheduleUnit.Rows, End, Start)));
        var odd = new WeightPoint(-0.5, ("zé", 0.1), ("a b\"\\\n\ud800", -0.0), ("Z-1_x.y/z", 1e-7), ("", 2));
        Assert.AreEqual(
            "schedule cosine fraction\n  -0.5 \"\"=2 Z-1_x.y/z=1E-07 \"a b\\\"\\\\\\u000a\\ud800\"=0 \"zé\"=0.1\n",
            Canonical(WeightSchedule.Cosine(ScheduleUnit.Fraction, odd)));
        Assert.AreEqual("schedule step batches\n  0 a=1 b=0\n", Canonical(WeightSchedule.Step(ScheduleUnit.Batches, Start)));
        Assert.AreEqual(
            "schedule custom \"ramp\" rows every 100\n", Canonical(WeightSchedule.Custom("ramp", ScheduleUnit.Rows, 100, _ => Start.Weights)));
    });

    private static string Canonical(WeightSchedule schedule)
    {
        var text = new StringBuilder();
        schedule.WriteCanonical(text);
        return text.ToString();
    }

    private static void AssertCheck(WeightSchedule schedule, string[] names, int? batchSize, long? length, params string[] expected)
    {
        var faults = new Faults("Mix");
        schedule.Check(names, batchSize, length, faults);
        if (expected.Length == 0)
            Assert.IsFalse(faults.Any);
        else
            AssertFaults(faults.ThrowIfAny, expected);
    }

    private static void AssertFaults(Action action, params string[] expected)
    {
        MixConfigurationException thrown = Assert.ThrowsExactly<MixConfigurationException>(action);
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', thrown.Faults));
    }
}
