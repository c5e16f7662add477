using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Exploring.Tests.Appending.AppendTests;

namespace MlMix.Exploring.Tests.Exploring;

[TestClass]
public sealed class ExploreTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // The values of a are 1, 2, 3 twice over; those of b 10 and NaN once and again, so that every number here can be worked out by hand.
    private static MixedDataView Mix() => Ml.Data.Mix(
        new MixOptions { Stop = StopRule.Never, Length = 6, Selection = Selection.RoundRobin(1) },
        new MixSource("a", View([1, 2, 3], [true, false, true])),
        new MixSource("b", View([10, float.NaN], [true, true])));

    private static IDataView View(float[] numbers, bool[] labels) => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("X", numbers),
        ArrayColumn.Scalar("Label", labels),
        ArrayColumn.Vector("V", numbers.SelectMany(number => new[] { number, number + 2 }).ToArray(), 2),
        ArrayColumn.Scalar("Text", numbers.Select(number => number == 2 ? "" : "t").ToArray()));

    [TestMethod]
    public void Sources_OfAMix_HaveTheFiguresWorkedOutByHand()
    {
        // a b a b a b: a's 3 rows once, b's 2 rows and the first of them again.
        MixExploration exploration = Mix().Explore();
        DataFrame sources = exploration.Sources;

        CollectionAssert.AreEqual(
            new[] { "source", "weight", "rows", "share", "passes", "missing", "X mean", "X sd", "V mean", "V sd", "labels" },
            sources.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { "a", "b", "(all)" }, Values(sources["source"]));
        CollectionAssert.AreEqual(new object?[] { 0.5, 0.5, null }, Values(sources["weight"]));
        CollectionAssert.AreEqual(new object?[] { 3L, 3L, 6L }, Values(sources["rows"]));
        CollectionAssert.AreEqual(new object?[] { 0.5, 0.5, 1.0 }, Values(sources["share"]));
        CollectionAssert.AreEqual(new object?[] { 1L, 2L, null }, Values(sources["passes"]));
        // a misses one text; b one X and two slots of V.
        CollectionAssert.AreEqual(new object?[] { 1L, 3L, 4L }, Values(sources["missing"]));
        AreClose([2, 10, 26.0 / 5], sources["X mean"]);
        // Over 1, 2, 3, 10, 10 the mean of squares is 214 / 5.
        AreClose([Math.Sqrt(2.0 / 3), 0, Math.Sqrt((214.0 / 5) - (5.2 * 5.2))], sources["X sd"]);
        // Slots are X and X + 2: of a 1, 3, 2, 4, 3, 5.
        AreClose([3, 11, 31.0 / 5], sources["V mean"]);
        AreClose([Math.Sqrt((64.0 / 6) - 9), 1, Math.Sqrt(((64 + 488) / 10.0) - (6.2 * 6.2))], sources["V sd"]);
        CollectionAssert.AreEqual(new object?[] { "false: 1, true: 2", "true: 3", "false: 1, true: 5" }, Values(sources["labels"]));
        Assert.AreEqual(6L, exploration.Rows);
    }

    [TestMethod]
    public void Columns_AndSlots_HaveFiguresOfTheirOwn()
    {
        DataFrame columns = Mix().Explore(new ExploreOptions { BySlot = ["V"], Columns = ["V", "X", "Text"] }).Columns!;

        // V: a, b, all; slot 0 and slot 1 of each; X: a, b, all; Text: a, b, all.
        Assert.AreEqual(3 + 6 + 3 + 3, (int)columns.Rows.Count);
        CollectionAssert.AreEqual(new object?[] { null, null, null, "0", "0", "0", "1", "1", "1" }, Values(columns["slot"])[..9]);
        CollectionAssert.AreEqual(new object?[] { 6L, 6L, 12L, 3L, 3L, 6L, 3L, 3L, 6L }, Values(columns["values"])[..9]);
        CollectionAssert.AreEqual(new object?[] { 0L, 2L, 2L, 0L, 1L, 1L, 0L, 1L, 1L }, Values(columns["missing"])[..9]);
        AreClose([3, 11, 6.2, 2, 10, 5.2, 4, 12, 7.2], columns["mean"]);
        CollectionAssert.AreEqual(new object?[] { 1.0, 10.0, 1.0, null }, Values(columns["min"])[..4]);
        CollectionAssert.AreEqual(new object?[] { 5.0, 12.0, 12.0, null }, Values(columns["max"])[..4]);
        CollectionAssert.AreEqual(new object?[] { null, null, null }, Values(columns["mean"])[12..]);
    }

    [TestMethod]
    public void Labels_OfKeysTextsAndNumbers_AreCountedBySource()
    {
        IDataView View(params uint[] keys) => Ml.Data.LoadFromArrays(
            ArrayColumn.Key("Label", keys, "cat", "dog", "source"), ArrayColumn.Scalar("Word", keys.Select(key => key == 0 ? "" : $"w{key}").ToArray()));
        MixedDataView mixed = Ml.Data.Concat(new MixSource("one", View(2, 1, 2, 0)), new MixSource("two", View(3, 3)));

        DataFrame labels = mixed.Explore().Labels!;
        // One label is called as the column of sources is.
        CollectionAssert.AreEqual(new[] { "source", "cat", "dog", "source (2)", "(missing)" }, labels.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { 2L, 0L, 2L }, Values(labels["dog"]));
        CollectionAssert.AreEqual(new object?[] { 0L, 2L, 2L }, Values(labels["source (2)"]));
        CollectionAssert.AreEqual(new object?[] { 1L, 0L, 1L }, Values(labels["(missing)"]));

        DataFrame words = mixed.Explore(new ExploreOptions { LabelColumnName = "Word", MostLabels = 1 }).Labels!;
        CollectionAssert.AreEqual(new[] { "source", "w2", "(missing)", "(other)" }, words.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { 1L, 2L, 3L }, Values(words["(other)"]));
    }

    [TestMethod]
    public void View_WithASourceColumn_IsExploredWithoutTheMix()
    {
        IDataView view = Ml.Data.LoadFromArrays(
            ArrayColumn.Key("Site", [1, 2, 0, 1], "yelp", "imdb"),
            ArrayColumn.Scalar("X", new[] { 1, 5, 7, 3 }),
            ArrayColumn.Scalar("source_pass", new[] { 0, 2, 0, 0 }));

        DataFrame sources = view.Explore(new ExploreOptions { SourceColumnName = "Site" }).Sources;

        CollectionAssert.AreEqual(
            new[] { "source", "rows", "share", "passes", "missing", "X mean", "X sd" }, sources.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { "yelp", "imdb", "(missing)", "(all)" }, Values(sources["source"]));
        CollectionAssert.AreEqual(new object?[] { 2L, 1L, 1L, 4L }, Values(sources["rows"]));
        CollectionAssert.AreEqual(new object?[] { 1L, 3L, 1L, null }, Values(sources["passes"]));
        AreClose([2, 5, 7, 4], sources["X mean"]);
    }

    [TestMethod]
    public void SparseVectors_CountTheZerosThatTheyLeaveOut()
    {
        // Rows 0 to 3: nothing; 1 and 9; 2; 1, 2, 3, 4, 5, 3. 24 values of sum 30.
        var options = new ExploreOptions { Columns = ["Sparse", "Words", "Kind"], BySlot = ["Sparse"] };
        MixExploration exploration = Ml.Data.Concat(SampleViews.Plain(4)).Explore(options);

        AreClose([30.0 / 24, 30.0 / 24], exploration.Sources["Sparse mean"]);
        // Kind is missing in rows 0 and 3; no word is.
        CollectionAssert.AreEqual(new object?[] { 2L, 2L }, Values(exploration.Sources["missing"]));
        DataFrame columns = exploration.Columns!;
        AreClose([1.25, 1.25, 0.25, 0.25, 0.75, 0.75], columns["mean"]);
        CollectionAssert.AreEqual(new object?[] { 0.0, 0.0 }, Values(columns["min"])[..2]);
    }

    [TestMethod]
    public void Plan_Alone_TellsRowsSharesAndPasses()
    {
        MixExploration plan = Mix().Plan.Explore();
        CollectionAssert.AreEqual(
            new[] { "source", "weight", "rows", "share", "passes", "available", "unread" }, plan.Sources.Columns.Select(column => column.Name).ToArray());
        foreach (string known in new[] { "source", "rows", "share", "passes" })
            CollectionAssert.AreEqual(Values(Mix().Explore().Sources[known]), Values(plan.Sources[known]), known);
        CollectionAssert.AreEqual(new object?[] { 3L, 2L, 5L }, Values(plan.Sources["available"]));
        Assert.IsNull(plan.Columns);
        Assert.IsNull(plan.Labels);
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => plan.CompareWith(Mix().Explore())).Message, "plan alone has no values to compare");

        MixExploration unknown = new MixPlan(new PlanOptions(), [new PlanSource("x"), new PlanSource("y", 1, 5)]).Explore();
        CollectionAssert.AreEqual(new object?[] { null, null, null }, Values(unknown.Sources["rows"]));
        Assert.IsNull(unknown.Rows);
    }

    [TestMethod]
    public void Faults_OfOptions_AreAllListed()
    {
        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => Mix().Explore(
            new ExploreOptions { MostLabels = 0, LabelColumnName = "V", Columns = ["X", "X", "Nothing"], BySlot = ["X"], SourceColumnName = "Y" }));

        string all = string.Join("\n", refusal.Faults);
        Assert.HasCount(6, refusal.Faults, all);
        StringAssert.Contains(all, "source column 'Y' is missing");
        StringAssert.Contains(all, "MostLabels must be 1 or more; it is 0.");
        StringAssert.Contains(all, "The label column 'V' is of type Vector<Single, 2>");
        StringAssert.Contains(all, "Columns names 'Nothing'");
        StringAssert.Contains(all, "Column 'X' is named more than once");
        StringAssert.Contains(all, "BySlot names 'X'");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => Mix().Explore(new ExploreOptions { BySlot = null! })).Message,
            "BySlot is null; name the columns whose slots are looked at one by one, or give an empty list for none.");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => View([1], [true]).Explore()).Message, "source column 'source_id' is missing");
    }

    [TestMethod]
    public void Cancellation_AndProgress_AreServed()
    {
        using var stop = new CancellationTokenSource();
        var told = new StoppingProgress(stop);
        MixedDataView mixed = Ml.Data.Concat(SampleViews.Plain(50_000));

        Assert.ThrowsExactly<OperationCanceledException>(
            () => mixed.Explore(new ExploreOptions { Columns = ["Number"], Cancellation = stop.Token, Progress = told }));
        Assert.AreEqual(4096L, told.Last);
    }

    [TestMethod]
    public void Exploring_ManyRows_AllocatesNothingPerRow()
    {
        long few = Read(500);
        long many = Read(20_000);

        Assert.IsLessThan(few + 20_000, many);

        static long Read(int rows)
        {
            IDataView view = Ml.Data.LoadFromArrays(
                ArrayColumn.Scalar("X", Enumerable.Range(0, rows).Select(row => (float)row).ToArray()),
                ArrayColumn.Scalar("Label", Enumerable.Range(0, rows).Select(row => $"label {row % 5}").ToArray()),
                ArrayColumn.Vector("V", new float[rows * 4], 4));
            MixedDataView mixed = Ml.Data.Concat(view, view);
            mixed.Explore(new ExploreOptions { BySlot = ["V"] });
            long before = GC.GetAllocatedBytesForCurrentThread();
            mixed.Explore(new ExploreOptions { BySlot = ["V"] });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    internal static void AreClose(double[] expected, DataFrameColumn actual)
    {
        for (int row = 0; row < expected.Length; row++)
            Assert.AreEqual(expected[row], (double)actual[row], 1e-9, $"row {row}");
    }
}
