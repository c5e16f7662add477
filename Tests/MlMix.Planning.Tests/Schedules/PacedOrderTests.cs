using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Schedules;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class PacedOrderTests
{
    private const int Rows = 3000;

    [TestMethod]
    public void Fill_AnySchedule_EveryPrefixIsRightToLessThanARow() => Law.Holds(ScheduleCase.Any(40), AssertPrefixes, 60);

    [TestMethod]
    public void Fill_FewSources_EveryPrefixIsRightToLessThanARow() => Law.Holds(ScheduleCase.Any(4), AssertPrefixes, 120);

    [TestMethod]
    [DataRow("step")]
    [DataRow("linear")]
    [DataRow("cosine")]
    public void Fill_ThousandSources_EveryPrefixIsRightToLessThanARow(string kind)
    {
        double[][] weights = [.. Enumerable.Range(0, 3).Select(point =>
            Enumerable.Range(0, 1000).Select(i => (double)((i * 7919 + point * 104729) % 1013)).ToArray())];
        AssertPrefixes(new ScheduleCase(kind, ScheduleUnit.Rows, [0, 1200, 2700], weights, 1, 1, 0));
    }

    [TestMethod]
    public void Fill_TwoSourcesOnALine_IsTheOrderByHand()
    {
        // b's shares are 0, 1/4, 1/2, 3/4, 1, 1, their sums 0, 1/4, 3/4, 3/2, 5/2, 7/2. Of two sources each comes when it is due half a row; at
        // row 3 both are (3/2 - 1 and 5/2 - 2), so it goes to the earlier.
        var order = new PacedOrder(new ScheduleCase("linear", ScheduleUnit.Rows, [0, 4], [[1, 0], [0, 1]], 1, 1, 0).Track(), [true, true], 0);
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 0, 1, 1 }, Take(order, 6));
    }

    [TestMethod]
    public void Fill_InPiecesOfAnyLength_IsTheSame() => Law.Holds(
        ScheduleCase.Any(12).SelectMany(given => Gen.Choose(0, 300).ArrayOf(15), (given, lengths) => (given, lengths)),
        given =>
        {
            ScheduleTrack track = given.given.Track();
            var order = new PacedOrder(track, given.given.AllLive, 0);
            int[] pieces = [.. given.lengths.SelectMany(length => Take(order, length))];
            CollectionAssert.AreEqual(Take(new PacedOrder(track, given.given.AllLive, 0), pieces.Length), pieces);
        });

    [TestMethod]
    public void Restore_AtAnyRow_GoesOnTheSame() => Law.Holds(WithDrops(16), given =>
    {
        ScheduleTrack track = given.Schedule.Track();
        bool[] live = given.Schedule.AllLive;
        var order = new PacedOrder(track, live, 0);
        var resumed = new PacedOrder(track, live, 0);
        for (int row = 0; row < 1500;)
        {
            foreach ((int at, int source) in given.Drops)
            {
                // One source stays, so that there are rows to fill.
                if (at == row && order.MemberCount > 1)
                {
                    order.Drop(source);
                    live[source] = false;
                }
            }
            double[] state = order.SaveState();
            Assert.IsTrue(PacedOrder.IsState(state, live.Length, row));
            resumed.Restore(row, state, live);
            int length = row % 3 == 0 ? 50 : 25;
            int[] expected = Take(order, length);
            CollectionAssert.AreEqual(expected, Take(resumed, length), $"from {row}");
            CollectionAssert.AreEqual(order.SaveState(), resumed.SaveState());
            row += length;
        }
    }, 200);

    [TestMethod]
    public void Drop_AnySources_NeverComeAgainAndTheOthersKeepTheirShares() => Law.Holds(WithDrops(16), given =>
    {
        ScheduleCase schedule = given.Schedule;
        bool[] live = schedule.AllLive;
        var order = new PacedOrder(schedule.Track(), live, 0);
        var due = new double[live.Length];
        var errors = new double[live.Length];
        for (int row = 0; row < 1500 && order.MemberCount > 0; row++)
        {
            foreach ((int at, int source) in given.Drops)
            {
                if (at != row || !live[source] || order.MemberCount == 1)
                    continue;
                order.Drop(source);
                live[source] = false;
                double[] shares = LiveShares.At(schedule, live, row);
                double left = due[source];
                due[source] = 0;
                for (int i = 0; i < due.Length; i++)
                    due[i] += left * shares[i];
            }
            int picked = Take(order, 1)[0];
            Assert.IsTrue(live[picked], $"{picked} at {row}");
            double[] now = LiveShares.At(schedule, live, row);
            for (int i = 0; i < due.Length; i++)
                due[i] += now[i] - (i == picked ? 1 : 0);
            order.CopyErrors(errors);
            for (int i = 0; i < due.Length; i++)
            {
                Assert.AreEqual(due[i], errors[i], 1e-6, $"source {i} after row {row}");
                Assert.IsLessThan(3, Math.Abs(due[i]), $"source {i} after row {row}");
            }
        }
    }, 200);

    [TestMethod]
    public void Drop_TheOnlySourceWithWeight_GoesOnWithTheNextPointsAndThenTheEarlierOnes()
    {
        // a alone at first, c from row 10, b from row 20; b is dropped at row 30, so c's point stands in for the last; then a's.
        var schedule = new ScheduleCase("step", ScheduleUnit.Rows, [0, 10, 20], [[1, 0, 0], [0, 0, 1], [0, 1, 0]], 1, 1, 0);
        var order = new PacedOrder(schedule.Track(), [true, true, true], 0);
        Assert.IsTrue(Take(order, 5).All(source => source == 0));
        order.Drop(0);
        Assert.IsTrue(Take(order, 14).All(source => source == 2));
        order.Drop(2);
        Assert.IsTrue(Take(order, 3).All(source => source == 1));

        order.Restore(30, PacedOrder.StateOf([0, 0, 0]), [true, true, true]);
        order.Drop(1);
        Assert.IsTrue(Take(order, 3).All(source => source == 2));
        order.Drop(2);
        Assert.IsTrue(Take(order, 3).All(source => source == 0));
        order.Drop(0);
        Assert.AreEqual(0, order.MemberCount);
    }

    [TestMethod]
    public void Fill_ABillionRowsOn_IsAsExactAsAtTheStart()
    {
        const long Far = 1_000_000_000;
        foreach (string kind in new[] { "step", "linear", "cosine" })
        {
            ScheduleCase schedule = new(kind, ScheduleUnit.Rows, [0, 2 * Far], [[3, 1, 0.001], [1, 7, 0.002]], 1, 1, 0);
            // A state in which all rows up to here were delivered to within a row, the sums having been started at row 0.
            ScheduleTrack track = schedule.Track();
            double part = track.At(0).BlendSum(0, Far);
            double[] from = LiveShares.Normalize(schedule.Weights[0], schedule.AllLive);
            double[] to = LiveShares.Normalize(schedule.Weights[1], schedule.AllLive);
            double[] due = [.. from.Select((share, i) => share * Far + (to[i] - share) * part)];
            double[] taken = [.. due.Select(Math.Floor)];
            taken[0] += Far - taken.Sum();
            var order = new PacedOrder(track, schedule.AllLive, 0);
            order.Restore(Far, [Far, 0, 0, 0, .. taken], schedule.AllLive);
            double[] error = [.. due.Select((rows, i) => rows - taken[i])];
            foreach ((int source, int row) in Take(order, 5000).Select((source, row) => (source, row)))
            {
                double[] shares = LiveShares.At(schedule, schedule.AllLive, Far + row);
                for (int i = 0; i < 3; i++)
                    error[i] += shares[i] - (i == source ? 1 : 0);
                Assert.IsLessThan(row < 100 ? 2.01 : 0.7501, error.Max(Math.Abs), $"{kind} after {row}");
            }
        }
    }

    [TestMethod]
    [DataRow("linear")]
    [DataRow("cosine")]
    public void Fill_NextPointBeyondAllRows_StaysAtTheFirst(string kind)
    {
        foreach (double place in new[] { 1e19, 1e40, 1e300 })
        {
            var schedule = new ScheduleCase(kind, ScheduleUnit.Batches, [-3, place], [[1, 1, 0], [0, 0, 1]], 10, 1, 7);
            int[] picks = Take(new PacedOrder(schedule.Track(), [true, true, true], 0), 1000);
            Assert.AreEqual("500 500", $"{picks.Count(source => source == 0)} {picks.Count(source => source == 1)}", $"{place}");
        }
    }

    [TestMethod]
    public void Fill_FromARowOn_CountsFromThere()
    {
        var schedule = new ScheduleCase("linear", ScheduleUnit.Rows, [0, 2_000_000_000], [[1, 0], [0, 1]], 1, 1, 0);
        int[] picks = Take(new PacedOrder(schedule.Track(), [true, true], 1_000_000_000), 10_000);
        Assert.AreEqual(5000, picks.Sum(), 1);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(1000)]
    public void Fill_Custom_IsRightToLessThanARow(int every) => Law.Holds(
        Gen.Choose(2, 30).SelectMany(sources => Gen.Choose(1, int.MaxValue), (sources, seed) => (sources, seed)), given =>
        {
            (int sources, int seed) = given;
            var names = Enumerable.Range(0, sources).Select(Plans.Name).ToArray();
            WeightSchedule schedule = WeightSchedule.Custom("c", ScheduleUnit.Rows, every, at => names.Select((name, i) =>
            {
                ulong bits = unchecked((ulong)(seed + (long)at * 31 + i) * 0x9E3779B97F4A7C15 >> 40);
                return (name, weight: i > 0 && bits % 3 == 0 ? 0 : bits % 1000 + 1.0);
            }).ToDictionary(pair => pair.name, pair => pair.weight));
            bool[] live = [.. Enumerable.Repeat(true, sources)];
            ScheduleTrack track = schedule.CreateTrack(names, null, null, 0);
            var order = new PacedOrder(track, live, 0);
            var resumed = new PacedOrder(track, live, 0);
            var error = new double[sources];
            for (int row = 0; row < 500; row++)
            {
                IReadOnlyDictionary<string, double> shares = schedule.At(row);
                if (row % 50 == 0)
                    resumed.Restore(row, order.SaveState(), live);
                int picked = Take(order, 1)[0];
                Assert.AreEqual(picked, Take(resumed, 1)[0], $"at {row}");
                for (int i = 0; i < sources; i++)
                    error[i] += shares[names[i]] - (i == picked ? 1 : 0);
                Assert.IsLessThan(1.001, error.Max(Math.Abs), $"after {row}");
            }
        }, 12);

    [TestMethod]
    public void Custom_NoLiveSourceHasWeight_TheNearestAnswerStandsIn()
    {
        // a and b for rows below 100, c from there on.
        WeightSchedule schedule = WeightSchedule.Custom("c", ScheduleUnit.Rows, 10, at => new Dictionary<string, double>
        {
            ["a"] = at < 100 ? 1 : 0, ["b"] = at < 100 ? 2 : 0, ["c"] = at < 100 ? 0 : 1, ["d"] = 0,
        });
        var order = new PacedOrder(schedule.CreateTrack(["a", "b", "c", "d"], null, null, 0), [true, true, true, false], 150);
        Assert.IsTrue(Take(order, 20).All(source => source == 2));
        order.Drop(2);
        CollectionAssert.AreEqual(new[] { 10, 20 }, Take(order, 30).GroupBy(source => source).OrderBy(g => g.Key).Select(g => g.Count()).ToArray());
        order.Drop(1);
        Assert.IsTrue(Take(order, 20).All(source => source == 0));
    }

    [TestMethod]
    public void IsLiveSomewhere_WeightZeroAtAllPoints_TakesNoPart()
    {
        var schedule = new ScheduleCase("linear", ScheduleUnit.Rows, [0, 50], [[1, 0, 0], [0, 0, 1]], 1, 1, 0);
        var order = new PacedOrder(schedule.Track(), [true, true, true], 0);
        Assert.AreEqual("True False True", $"{order.IsLiveSomewhere(0)} {order.IsLiveSomewhere(1)} {order.IsLiveSomewhere(2)}");
        Assert.AreEqual(2, order.MemberCount);
        Assert.DoesNotContain(1, Take(order, 200));
    }

    [TestMethod]
    public void IsState_WhatIsNone_IsRefused()
    {
        Assert.IsTrue(PacedOrder.IsState([5, 0.5, -0.5, 2, 3], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, 0.5, -0.5, 2], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([11, 0.5, -0.5, 2, 3], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, double.NaN, -0.5, 2, 3], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, 12, -0.5, 2, 3], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, 0.5, -0.5, 2.5, 3], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, 0.5, -0.5, 2, 6], 2, 10));
        Assert.IsFalse(PacedOrder.IsState([5, 0.5, -0.5, -1, 3], 2, 10));
    }

    [TestMethod]
    public void Fill_OverPoints_AllocatesNothing()
    {
        double[][] weights = [[1, 2, 3, 0], [3, 0, 1, 1], [0, 0, 5, 4]];
        foreach (string kind in new[] { "step", "linear", "cosine" })
        {
            var schedule = new ScheduleCase(kind, ScheduleUnit.Rows, [0, 3000, 9000], weights, 1, 1, 0);
            var order = new PacedOrder(schedule.Track(), schedule.AllLive, 0);
            var picks = new int[1000];
            order.Fill(picks);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 12; i++)
                order.Fill(picks);
            Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread(), kind);
        }
    }

    private static void AssertPrefixes(ScheduleCase given)
    {
        int members = given.MemberCount;
        double bound = members == 1 ? 1e-6 : 1 - 1.0 / (2 * members - 2) + 1e-6;
        var order = new PacedOrder(given.Track(), given.AllLive, 0);
        Assert.AreEqual(members, order.MemberCount);
        int[] picks = Take(order, Rows);
        Assert.AreEqual(Rows, order.Row);
        WeightSchedule schedule = given.Make();
        string[] names = given.Names;
        var error = new double[names.Length];
        for (int row = 0; row < Rows; row++)
        {
            IReadOnlyDictionary<string, double> shares = schedule.At(given.Progress(row));
            for (int i = 0; i < error.Length; i++)
            {
                error[i] += shares[names[i]] - (picks[row] == i ? 1 : 0);
                if (Math.Abs(error[i]) > bound)
                    Assert.Fail($"after row {row} source {i} is off by {error[i]}, above {bound}");
            }
        }
    }

    private static Gen<(ScheduleCase Schedule, (int Row, int Source)[] Drops)> WithDrops(int mostSources) =>
        from schedule in ScheduleCase.Any(mostSources)
        from count in Gen.Choose(0, schedule.SourceCount)
        from rows in Gen.Choose(0, 28).Select(row => row * 50).ArrayOf(count)
        from sources in Gen.Choose(0, schedule.SourceCount - 1).ArrayOf(count)
        select (schedule, rows.Zip(sources).ToArray());

    private static int[] Take(PacedOrder order, int rows)
    {
        var picks = new int[rows];
        order.Fill(picks);
        return picks;
    }
}
