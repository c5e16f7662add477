using MlMix.Planning.Tests.Support;
using MlMix.Schedules;

namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class ScheduleTrackTests
{
    [TestMethod]
    public void Segments_AnySchedule_GiveTheWeightsOfEveryRow() => Law.Holds(ScheduleCase.Any(6), given =>
    {
        WeightSchedule schedule = given.Make();
        ScheduleTrack track = given.Track();
        Segment segment = track.At(0);
        Assert.AreEqual(0, segment.From);
        for (long row = 0; row < 3000; row++)
        {
            if (row == segment.To)
            {
                Assert.AreSame(track.At(row), track.After(segment));
                segment = track.After(segment)!;
                Assert.AreEqual(row, segment.From);
            }
            if (row % 7 != 0 && row != segment.From)
                continue;
            Assert.AreSame(segment, track.At(row));
            IReadOnlyDictionary<string, double> expected = schedule.At(given.Progress(row));
            double blend = segment.Blend(row);
            Assert.IsTrue(blend is >= 0 and <= 1, $"{blend} at {row}");
            for (int i = 0; i < given.SourceCount; i++)
            {
                double a = segment.A[i] / segment.A.Sum();
                double b = segment.B[i] / segment.B.Sum();
                Assert.AreEqual(expected[Plans.Name(i)], a + blend * (b - a), 1e-11, $"row {row}, source {i}");
            }
        }
    }, 150);

    [TestMethod]
    public void BlendSum_AnyRows_IsTheSumRowByRow() => Law.Holds(ScheduleCase.Any(2), given =>
    {
        ScheduleTrack track = given.Track();
        for (Segment? segment = track.At(0); segment is not null; segment = track.After(segment))
        {
            double sum = 0;
            for (long row = segment.From; row < Math.Min(segment.To, segment.From + 3000); row++)
            {
                Assert.AreEqual(sum, segment.BlendSum(segment.From, row), 1e-9, $"to {row}");
                sum += segment.Blend(row);
                Assert.AreEqual(segment.Blend(row), segment.BlendSum(row, row + 1), 1e-9, $"of {row}");
            }
        }
    }, 150);

    [TestMethod]
    public void BlendSum_BillionRows_IsRightToAMillionthOfARow()
    {
        const long Rows = 1_000_000_000;
        Segment linear = Ramp("linear", Rows).Track().At(0);
        Segment cosine = Ramp("cosine", Rows).Track().At(0);
        // Linear: 0 + 1/n + ... + (n-1)/n = (n-1)/2. Cosine: the cosines of 0, pi/n, ..., (n-1)pi/n add up to 1.
        Assert.AreEqual((Rows - 1) / 2.0, linear.BlendSum(0, Rows), 1e-6);
        Assert.AreEqual((Rows - 1) / 2.0, cosine.BlendSum(0, Rows), 1e-6);
        // Half of it. Linear: (h-1)h / 2n with h = n/2. Cosine: h/2 - (1 + cot(pi/2n)) / 4, and cot x = 1/x - x/3 for so small an x.
        Assert.AreEqual(Rows / 8.0 - 0.25, linear.BlendSum(0, Rows / 2), 1e-6);
        decimal half = Rows / 4m - 0.25m - Rows / (2 * 3.1415926535897932384626433833m);
        Assert.AreEqual((double)half, cosine.BlendSum(0, Rows / 2), 1e-6);
        foreach (long start in new[] { 0, 1000, Rows / 3, Rows / 2, Rows - 1000 })
        {
            foreach (Segment segment in new[] { linear, cosine })
            {
                double sum = 0;
                for (long row = start; row < start + 1000; row++)
                    sum += segment.Blend(row);
                Assert.AreEqual(sum, segment.BlendSum(start, start + 1000), 1e-6, $"from {start}");
            }
        }
    }

    [TestMethod]
    public void BlendSum_BatchesOfABillionRows_IsRightToAMillionthOfARow()
    {
        // 1,000,000 batches of 1,000 rows: all rows of batch b have part b / 1,000,000.
        Segment linear = (Ramp("linear", 1_000_000) with { Unit = ScheduleUnit.Batches, BatchSize = 1000 }).Track().At(0);
        Assert.AreEqual(1_000_000_000, linear.To);
        Assert.AreEqual(1000 * (1_000_000 - 1) / 2.0, linear.BlendSum(0, 1_000_000_000), 1e-6);
        // 500 rows more of batch 400,000.
        Assert.AreEqual(399_999.0 * 400_000 / 2 / 1000 + 500 * 0.4, linear.BlendSum(0, 400_000_500), 1e-6);
    }

    [TestMethod]
    public void Segments_Edges_LieWhereThePointsAre()
    {
        // Batches of 10, the walk starting at row 25 of the clock: batch 4 starts at its row 15, and a point at 3.5 takes effect with it.
        ScheduleCase batches = Ramp("step", 1) with { Unit = ScheduleUnit.Batches, Places = [0, 3.5], BatchSize = 10, FirstRow = 25 };
        Assert.AreEqual("0 15 end", Edges(batches));
        Assert.AreEqual("0 15 end", Edges(batches with { Kind = "linear" }));
        // 0.1 of 30 rows is row 3, though 0.1 * 30 in doubles is more than 3.
        Assert.AreEqual("0 3 21 end", Edges(Ramp("linear", 1) with { Unit = ScheduleUnit.Fraction, Places = [0.1, 0.7], Length = 30 }));
        Assert.AreEqual("0 end", Edges(Ramp("cosine", 1) with { Places = [-5, 0] }));
        Assert.AreEqual("0 3 end", Edges(Ramp("cosine", 1) with { Places = [-5, 2.5] }));
        Assert.AreEqual("0 5 end", Edges(Ramp("cosine", 1) with { Places = [5, 1e300] }));
    }

    [TestMethod]
    public void HalfTurn_SinCos_IsThatOfTheRuntimeToTheLastBits()
    {
        for (int i = -2000; i <= 2000; i++)
        {
            double x = i / 1000.0;
            Assert.AreEqual(double.SinPi(x), HalfTurn.Sin(x), 5e-16, $"sine of {x}");
            Assert.AreEqual(HalfTurn.Sin(x), HalfTurn.SinCos(x).Sin, $"{x}");
            Assert.AreEqual(double.CosPi(x), HalfTurn.SinCos(x).Cos, 5e-16, $"cosine of {x}");
        }
        Assert.AreEqual((0, 1), HalfTurn.SinCos(0));
        Assert.AreEqual((1, 0), HalfTurn.SinCos(0.5));
        Assert.AreEqual(-1, HalfTurn.Sin(1.5));
        Assert.AreEqual(3.141592653589793e-200, HalfTurn.Sin(1e-200), 1e-215);
    }

    [TestMethod]
    public void Custom_Segments_AreTheStages()
    {
        WeightSchedule schedule = WeightSchedule.Custom(
            "c", ScheduleUnit.Batches, 2.5, at => new Dictionary<string, double> { ["b"] = at, ["a"] = 1 });
        ScheduleTrack track = schedule.CreateTrack(["a", "b"], 10, null, 7);
        // Stages start at batches 0, 2.5 -> 3, 5, 7.5 -> 8, that is at rows 0, 30, 50, 80 of the clock.
        Segment segment = track.At(0);
        foreach ((long from, long to, double b) in new[] { (0L, 23L, 0.0), (23L, 43L, 2.5), (43L, 73L, 5.0), (73L, 93L, 7.5) })
        {
            Assert.AreEqual((from, to), (segment.From, segment.To));
            CollectionAssert.AreEqual(new[] { 1, b }, segment.A);
            CollectionAssert.AreEqual(segment.A, track.At(to - 1).A);
            segment = track.After(segment)!;
        }
    }

    [TestMethod]
    public void Custom_StagesShorterThanARow_AreSkipped()
    {
        WeightSchedule schedule = WeightSchedule.Custom(
            "c", ScheduleUnit.Fraction, 0.01, at => new Dictionary<string, double> { ["a"] = 1, ["b"] = at });
        ScheduleTrack track = schedule.CreateTrack(["a", "b"], null, 8, 0);
        Segment segment = track.At(0);
        foreach (double b in new[] { 0, 0.12, 0.25, 0.37, 0.5 })
        {
            Assert.AreEqual(segment.From + 1, segment.To);
            Assert.AreEqual(b, segment.A[1], 1e-15);
            segment = track.After(segment)!;
        }
    }

    [TestMethod]
    public void Custom_NamesOfALaterAnswerDiffer_Throws()
    {
        WeightSchedule schedule = WeightSchedule.Custom(
            "c", ScheduleUnit.Rows, 10, at => new Dictionary<string, double> { [at < 20 ? "a" : "x"] = 1 });
        ScheduleTrack track = schedule.CreateTrack(["a"], null, null, 0);
        Assert.AreEqual(20, track.At(15).To);
        MixConfigurationException thrown = Assert.ThrowsExactly<MixConfigurationException>(() => track.At(20));
        Assert.AreEqual("The schedule 'c' at 20 has no weight for 'a'; give every source one, 0 for never.", thrown.Faults[0]);
        Assert.HasCount(2, thrown.Faults);
    }

    private static ScheduleCase Ramp(string kind, long rows) => new(kind, ScheduleUnit.Rows, [0, rows], [[1, 0], [0, 1]], 1, 1, 0);

    private static string Edges(ScheduleCase given)
    {
        ScheduleTrack track = given.Track();
        var edges = new List<string>();
        for (Segment? segment = track.At(0); segment is not null; segment = track.After(segment))
            edges.Add(segment.From.ToString());
        Assert.AreEqual(long.MaxValue, track.At(long.MaxValue / 2).To);
        return string.Join(' ', edges) + " end";
    }
}
