using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>The one reading of the column that rows are split by, and what is read where there is none.</summary>
[TestClass]
public class SplitPassTests
{
    [TestMethod]
    public void Making_WithoutAColumn_ReadsNothing()
    {
        var view = new CountingDataView(Numbered(0, 100));

        Ml.Data.MixSplit(0.1, new MixSource("a", view));
        Ml.Data.MixFolds(5, new MixSource("a", view));

        Assert.IsEmpty(view.Asked);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Making_ByAColumn_ReadsItOnce(bool stratify)
    {
        var view = new CountingDataView(SplitViews.Grouped(0, 100, row => (int)(row % 9)));

        Ml.Data.MixFolds(Options(stratify), new MixSource("a", view) { Range = RowRange.Rows(10, 90) });

        Assert.HasCount(1, view.Asked);
        CollectionAssert.AreEqual(new[] { "1:Group" }, view.Asked[0]);
        Assert.AreEqual(90, view.RowsRead);
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Progress_OfTheReading_GoesUpToOne(bool stratify)
    {
        var noted = new Noted();
        MixSplitOptions options = Options(stratify);
        options.Progress = noted;

        Ml.Data.MixSplit(
            options, new MixSource("a", SplitViews.Grouped(0, 8192, row => (int)row)), new MixSource("b", SplitViews.Grouped(1, 6000, row => (int)row, true)));

        // Twice 4,096 of 8,192 rows are half of the half that one source of two is, then all of it, and again when its end shows; the other tells no count.
        CollectionAssert.AreEqual(new[] { 0.25, 0.5, 0.5, 0.5, 1 }, noted.All);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Cancellation_StopsTheReading(bool stratify)
    {
        using var cancellation = new CancellationTokenSource();
        var view = new CountingDataView(SplitViews.Grouped(0, 1_000_000, row => (int)(row % 10)));
        MixSplitOptions options = Options(stratify);
        options.Cancellation = cancellation.Token;
        options.Progress = new Noted(cancellation.Cancel);

        Assert.ThrowsExactly<OperationCanceledException>(() => Ml.Data.MixSplit(options, new MixSource("a", view)));

        Assert.AreEqual(2 * 4096, view.RowsRead);
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    public void Source_ThatFailsWhileItIsRead_IsNamed()
    {
        var cause = new IOException("gone");
        MixSplitOptions options = Options(true);
        var a = new MixSource("a", SplitViews.Grouped(0, 20, row => (int)row % 2));
        CountingDataView inner = new(SplitViews.Grouped(1, 30, row => (int)row % 2));

        FaultyDataView[] views =
        [
            new(inner) { MoveFault = cause, FaultRow = 7 },
            new(inner) { ValueFault = cause, FaultRow = 7 },
            new(inner) { OpenFault = cause },
            new(inner) { GetterFault = cause },
        ];
        foreach ((FaultyDataView view, int row) in views.Zip([7, 7, 0, 0]))
        {
            var error = Assert.ThrowsExactly<MixSourceException>(() => Ml.Data.MixSplit(options, a, new MixSource("b", view)));

            Assert.AreSame(cause, error.InnerException);
            Assert.AreEqual(
                $"Source 'b' failed at its row {row}, pass 0 (row {20 + row} of the mix): column 'Group' could not be read to split the rows by it",
                error.Message);
            Assert.AreEqual(0, inner.Open);
        }
    }

    [TestMethod]
    public void Source_ThatEndsBeforeItsCount_IsNamed()
    {
        var view = new FaultyDataView(SplitViews.Grouped(0, 30, row => (int)row % 2)) { EndsAt = 12 };

        var error = Assert.ThrowsExactly<MixSourceException>(() => Ml.Data.MixSplit(Options(true), new MixSource("a", view)));

        Assert.AreEqual("Source 'a' failed at its row 12, pass 0 (row 12 of the mix): it ended here, but 30 rows were expected", error.Message);
    }

    [TestMethod]
    public void Counts_ThatWereUnknown_AreKnownAfterTheReading()
    {
        var source = new MixSource("a", SplitViews.Grouped(0, 100, row => (int)(row % 4), countUnknown: true));

        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { StratifyColumnName = "Group", TestFraction = 0.2 }, source);

        Assert.AreEqual(20, split.TestSet.GetRowCount());
        Assert.AreEqual(80, split.TrainSet.GetRowCount());
    }

    private static MixSplitOptions Options(bool stratify) => new()
    {
        Mix = new MixOptions { Stop = StopRule.AllOnce },
        NumberOfFolds = 2,
        TestFraction = 0.5,
        StratifyColumnName = stratify ? SplitViews.Group : null,
        SamplingKeyColumnName = stratify ? null : SplitViews.Group,
    };

    private sealed class Noted(Action? act = null) : IProgress<double>
    {
        public List<double> All { get; } = [];

        public void Report(double value)
        {
            All.Add(value);
            act?.Invoke();
        }
    }
}
