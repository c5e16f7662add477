using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>Shares that hold after any number of rows, whatever sizes, fractions, strata and seeds are.</summary>
[TestClass]
public class SplitLawTests
{
    // Of thousandths, and one that is no part of a power of ten.
    private static readonly decimal[] Fractions =
        [0.001m, 0.1m, 0.15m, 0.2m, 0.25m, 0.3m, 0.333m, 0.4m, 0.45m, 0.499m, 0.5m, 0.501m, 0.6m, 0.7m, 0.85m, 0.9m, 0.999m, 0.3333333333333333m];

    private static readonly Gen<SplitCase> Cases =
        from rows in Gen.Choose(1, 400)
        from fraction in Gen.Elements(Fractions)
        from folds in Gen.Choose(2, 12)
        from seed in Gen.Choose(-1000, 1000)
        from strata in Gen.Choose(1, 9)
        from known in Gen.Elements(true, false)
        select new SplitCase(rows, fraction, folds, seed, strata, known);

    [TestMethod]
    public void TestRows_OfEveryPrefix_AreWithinOneOfTheirShare() => Holds(each =>
    {
        MixSplit? split = Made(() => Ml.Data.MixSplit(each.Options(), new MixSource("a", Numbered(0, each.Rows, !each.CountIsKnown))), each.CountIsKnown);
        if (split is not null)
            CheckShares(each, SplitViews.Sides(split, 0, each.Rows));
    });

    [TestMethod]
    public void TestRows_OfEveryPrefixOfAStratum_AreWithinOneOfTheirShare() => Holds(each =>
    {
        MixSplit? split = Made(() => Ml.Data.MixSplit(each.Options(SplitViews.Group), new MixSource("a", each.View())), true);
        if (split is null)
            return;
        bool[] sides = SplitViews.Sides(split, 0, each.Rows);
        for (int stratum = 0; stratum < each.Strata; stratum++)
            CheckShares(each, [.. sides.Where((_, row) => each.StratumOf(row) == stratum)]);
        Assert.AreEqual(sides.Count(isTest => isTest), split.TestSet.GetRowCount(), "counted before it is read");
    });

    [TestMethod]
    public void Folds_OfEachRunOfRows_AreAllOfThem() => Holds(each =>
    {
        IReadOnlyList<MixSplit>? folds = Made(
            () => Ml.Data.MixFolds(each.Options(), new MixSource("a", Numbered(0, each.Rows, !each.CountIsKnown))), each.CountIsKnown);
        if (folds is not null)
            CheckFolds(each, FoldOfRow(each, folds));
    });

    [TestMethod]
    public void Folds_OfEachRunOfRowsOfAStratum_AreAllOfThem() => Holds(each =>
    {
        IReadOnlyList<MixSplit>? folds = Made(() => Ml.Data.MixFolds(each.Options(SplitViews.Group), new MixSource("a", each.View())), true);
        if (folds is null)
            return;
        int[] foldOfRow = FoldOfRow(each, folds);
        for (int stratum = 0; stratum < each.Strata; stratum++)
            CheckFolds(each, [.. foldOfRow.Where((_, row) => each.StratumOf(row) == stratum)]);
    });

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.15)]
    [DataRow(0.4)]
    [DataRow(0.45)]
    [DataRow(0.7)]
    public void TestRows_OverManySeeds_HaveEqualChances(double fraction)
    {
        const int Seeds = 2_000;
        const int Rows = 25;
        var counts = new int[Rows];
        for (int seed = 0; seed < Seeds; seed++)
        {
            MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { TestFraction = fraction, Seed = seed }, Sources([Rows], null, [true]));
            foreach (long row in SplitViews.RowsOf(0, split.TestSet))
                counts[row]++;
        }

        // Binomial; 25 rows at 4.5 standard deviations fail by chance once in 6,000 such tests, and this one has always the same seeds.
        double deviation = Math.Sqrt(Seeds * fraction * (1 - fraction));
        for (int row = 0; row < Rows; row++)
            Assert.AreEqual(Seeds * fraction, counts[row], 4.5 * deviation, $"row {row}");
    }

    [TestMethod]
    public void Folds_OverManySeeds_HaveEqualChances()
    {
        const int Seeds = 2_000;
        var counts = new int[10];
        for (int seed = 0; seed < Seeds; seed++)
        {
            MixSplit fold = Ml.Data.MixFolds(new MixSplitOptions { NumberOfFolds = 4, Seed = seed }, Sources([10], null, [true]))[2];
            foreach (long row in SplitViews.RowsOf(0, fold.TestSet))
                counts[row]++;
        }

        foreach (int count in counts)
            Assert.AreEqual(500, count, 4.5 * Math.Sqrt(Seeds * 0.25 * 0.75));
    }

    private static void CheckShares(SplitCase each, bool[] sides)
    {
        int tests = 0;
        for (int row = 0; row < sides.Length; row++)
        {
            tests += sides[row] ? 1 : 0;
            Assert.IsLessThan(1, Math.Abs(tests - each.Fraction * (row + 1)), $"{tests} test rows among the first {row + 1}");
        }
    }

    private static void CheckFolds(SplitCase each, int[] foldOfRow)
    {
        foreach (int[] run in foldOfRow.Chunk(each.Folds))
            Assert.HasCount(run.Length, run.Distinct().ToArray(), $"folds {string.Join(' ', run)}");
    }

    // Every row is in the test part of one fold and in the training parts of the others.
    private static int[] FoldOfRow(SplitCase each, IReadOnlyList<MixSplit> folds)
    {
        Assert.HasCount(each.Folds, folds);
        int[] foldOfRow = [.. Enumerable.Repeat(-1, each.Rows)];
        for (int fold = 0; fold < folds.Count; fold++)
        {
            long[] test = SplitViews.RowsOf(0, folds[fold].TestSet);
            long[] train = SplitViews.RowsOf(0, folds[fold].TrainSet);
            CollectionAssert.AreEquivalent(Enumerable.Range(0, each.Rows).Select(row => (long)row).ToArray(), train.Concat(test).ToArray());
            foreach (long row in test)
            {
                Assert.AreEqual(-1, foldOfRow[row], $"row {row}");
                foldOfRow[row] = fold;
            }
        }
        CollectionAssert.DoesNotContain(foldOfRow, -1);
        return foldOfRow;
    }

    // Too few rows for a part are refused where they are known; that they were too few is for other tests.
    private static T? Made<T>(Func<T> make, bool mayRefuse)
        where T : class
    {
        try
        {
            return make();
        }
        catch (MixConfigurationException failure) when (mayRefuse && failure.Faults.All(fault => fault.Contains("would get none", StringComparison.Ordinal)))
        {
            return null;
        }
    }

    private static void Holds(Action<SplitCase> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Cases.ToArbitrary(), law));

    private sealed record SplitCase(int Rows, decimal Fraction, int Folds, int Seed, int Strata, bool CountIsKnown)
    {
        public MixSplitOptions Options(string? stratify = null) => new()
        {
            // A training part without rows is as it may be, where it is not known.
            Mix = new MixOptions { Stop = StopRule.AllOnce },
            TestFraction = (double)Fraction,
            NumberOfFolds = Folds,
            Seed = Seed,
            StratifyColumnName = stratify,
        };

        // Some strata are large and some small, and they come in no order.
        public int StratumOf(long row) => (int)(row * row % 11 * row % Strata);

        public IDataView View() => SplitViews.Grouped(0, Rows, StratumOf, !CountIsKnown);
    }
}
