using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>What is refused when a split is made, and how it is said.</summary>
[TestClass]
public class SplitFaultTests
{
    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(1.0, "1")]
    [DataRow(-0.1, "-0.1")]
    [DataRow(1.5, "1.5")]
    [DataRow(1e-19, "1E-19")]
    [DataRow(double.NaN, "NaN")]
    public void TestFraction_OutsideZeroAndOne_IsNamed(double fraction, string named) => Faults(
        () => Ml.Data.MixSplit(fraction, Sources([10])),
        $"TestFraction is {named}; it must be above 0 and below 1 (and not below 1E-18). It is the part of the rows to test on, for example 0.1.");

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    [DataRow(-3)]
    public void NumberOfFolds_BelowTwo_IsNamed(int folds) => Faults(
        () => Ml.Data.MixFolds(folds, Sources([10])),
        $"NumberOfFolds is {folds}; it must be 2 or more, because the rows of one fold are tested by training on the others.");

    [TestMethod]
    public void AllFaults_AreTold_AtOnce()
    {
        var options = new MixSplitOptions { TestFraction = 2, StratifyColumnName = "Label", Mix = new MixOptions { Length = -1 } };
        MixedDataView repeats = Mix(Selection.Even, StopRule.AllExhausted, null, Sources([3, 5]));
        var pairs = new VectorDataViewType(NumberDataViewType.Single, 2);
        var vectors = new FakeDataView(9, FakeColumn.OfVectors("Label", pairs, _ => new VBuffer<float>(2, [1, 2])));

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.MixSplit(options, new MixSource("a", Numbered(0, 9), -1), new MixSource("b", repeats), new MixSource("c", vectors), null!));

        string[] expected =
        [
            "TestFraction is 2; it must be", "Length must be 0 rows or more; it is -1.", "Source 4 of 4 is null", "Source 'a' has weight -1",
            "Column 'source_id' of 'b' has the name of a column that the mix adds",
            "Source 'a' has no column 'Label', which is StratifyColumnName; its columns are 'Value'.",
            "Source 'b' has no column 'Label', which is StratifyColumnName; its columns are 'Value', 'source_id'.",
            "Source 'c': column 'Label', which is StratifyColumnName, is Vector<Single, 2>, "
                + "but rows are split by a key, a text, a number, a Boolean or a time; give a column of that kind.",
            "Source 'b' is a mix, or made from one, that may hold copies of a row, which would land on both sides; split its sources instead, "
                + "or split by a SamplingKeyColumnName that the copies share.",
        ];
        foreach (string fault in expected)
            Assert.IsTrue(error.Faults.Any(found => found.StartsWith(fault, StringComparison.Ordinal)), $"{fault}\nis none of\n{error.Message}");
        Assert.StartsWith("MixSplit: ", error.Message);
    }

    [TestMethod]
    public void BothColumns_AreOneTooMany() => Faults(
        () => Ml.Data.MixSplit(
            new MixSplitOptions { StratifyColumnName = "Group", SamplingKeyColumnName = "Value" }, new MixSource("a", SplitViews.Grouped(0, 20, _ => 1))),
        "StratifyColumnName is 'Group' and SamplingKeyColumnName is 'Value', but rows that must stay together cannot be split value by value of another "
            + "column; give one of them.");

    [TestMethod]
    public void RowIds_AreNoColumnToSplitBy() => Faults(
        () => Ml.Data.MixSplit(
            new MixSplitOptions { SamplingKeyColumnName = "Group" },
            new MixSource("a", SplitViews.Grouped(0, 20, RowIdDataViewType.Instance, row => new DataViewRowId((ulong)row, 0)))),
        "Source 'a': column 'Group', which is SamplingKeyColumnName, is DataViewRowId, but rows are split by a key, a text, a number, a Boolean or a time; "
            + "give a column of that kind.");

    [TestMethod]
    public void OneView_UnderTwoNames_IsRefusedWhereRowsAreInCommon()
    {
        FakeDataView view = SplitViews.Grouped(0, 100, row => (int)row);
        MixSource[] Halves(double end, double start) =>
            [new("x", view) { Range = RowRange.Percent(0, end) }, new("y", view) { Range = RowRange.Percent(start, 100) }];

        Faults(() => Ml.Data.MixSplit(0.1, Halves(51, 50)),
            "Sources 'x' and 'y' have rows of one view in common, which would land on both sides; give them ranges that share no row, "
                + "or split by a SamplingKeyColumnName.");
        Assert.AreEqual(10, Ml.Data.MixSplit(0.1, Halves(50, 50)).TestSet.GetRowCount());
        var byKey = new MixSplitOptions { SamplingKeyColumnName = "Group", Mix = new MixOptions { Stop = StopRule.AllOnce } };
        MixSplit split = Ml.Data.MixSplit(byKey, Halves(80, 20));
        Assert.IsEmpty(SplitViews.Rows(split.TrainSet).Intersect(SplitViews.Rows(split.TestSet)).ToArray());
    }

    [TestMethod]
    public void OneView_DirectlyAndInAMix_IsRefused()
    {
        FakeDataView view = SplitViews.Grouped(0, 100, row => (int)row), other = SplitViews.Grouped(1, 100, row => 1000 + (int)row);
        MixedDataView inner = Ml.Data.Mix(new MixOptions { Columns = MixColumns.None, Stop = StopRule.AllOnce }, Over(view, other));

        Faults(() => Ml.Data.MixSplit(0.1, new MixSource("m", inner), new MixSource("x", view), new MixSource("y", SplitViews.Grouped(2, 9, _ => 1))),
            "Sources 'm' and 'x' have rows of one view in common, which would land on both sides; give them ranges that share no row, "
                + "or split by a SamplingKeyColumnName.");
    }

    [TestMethod]
    public void Column_ThatIsNotOfThatNameInTheMix_IsNoColumnToSplitBy()
    {
        var options = new MixSplitOptions { StratifyColumnName = "Group", Mix = new MixOptions { MissingColumns = MissingColumns.Fill } };
        var renamed = new Dictionary<string, string> { ["Group"] = "Other" };
        MixSource[] sources =
        [
            new("a", SplitViews.Grouped(0, 20, _ => 1)) { Rename = renamed, Fill = new Dictionary<string, object?> { ["Group"] = 0 } },
            new("b", SplitViews.Grouped(1, 20, _ => 1)) { Fill = new Dictionary<string, object?> { ["Other"] = 0 } },
        ];

        Faults(() => Ml.Data.MixSplit(options, sources),
            "Source 'a' has no column 'Group', which is StratifyColumnName; its columns are 'Value', 'Other'.");
        Faults(() => Ml.Data.MixSplit(options, new MixSource("a", SplitViews.Grouped(0, 20, _ => 1)) { Rename = null! }),
            "Source 'a': Rename, Drop and Fill must not be null; leave them out where there is nothing to say.");
    }

    [TestMethod]
    public void TooFewRows_ForAPart_AreNamed()
    {
        Faults(() => Ml.Data.MixSplit(0.5, Sources([4, 0, 1])), ["Source 'b' is empty, so FirstExhausted cannot hold"], prefixes: true);
        Faults(() => Ml.Data.MixFolds(3, Sources([9, 2])),
            ["Source 'b' has 2 rows, of which the test part of fold "], prefixes: true);
        // Of one row, either part has none.
        Faults(() => Ml.Data.MixSplit(0.5, Sources([4, 1])), ["Source 'b' has 1 rows, of which the t"], prefixes: true);
        Faults(
            () => Ml.Data.MixSplit(new MixSplitOptions { SamplingKeyColumnName = "Group" }, new MixSource("a", SplitViews.Grouped(0, 50, _ => 7))),
            ["The mix has 50 rows, of which the t"], prefixes: true);
        Faults(
            () => Ml.Data.MixFolds(
                new MixSplitOptions { StratifyColumnName = "Group", NumberOfFolds = 4 }, new MixSource("a", SplitViews.Grouped(0, 3, _ => 7))),
            ["Source 'a' has 3 rows, of which the test part of fold "], prefixes: true);
    }

    [TestMethod]
    public void MixThatTheTrainingRowsDoNotFill_IsRefused() => Faults(
        () => Ml.Data.MixSplit(0.1, new MixSource("a", Numbered(0, 100)) { Choose = 95, MaxPasses = 1 }),
        "Source 'a' has MaxPasses 1, but 95 rows of 90 are asked of it, which is 2 passes; raise MaxPasses, or ask for less.");

    [TestMethod]
    public void Arguments_ThatAreNull_AreNamed()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.MixSplit(null!, Sources([9])));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.MixSplit(0.1, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.MixFolds(null!, Sources([9])));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.MixFolds(3, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).MixSplit(0.1, Sources([9])));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).MixFolds(3, Sources([9])));
        Faults(() => Ml.Data.MixSplit(new MixSplitOptions { Mix = null! }, Sources([9])), "Mix must be given; it is null. New MixOptions are the default.");
    }

    private static void Faults(Action make, params string[] faults) => Faults(make, faults, prefixes: false);

    private static void Faults(Action make, string[] faults, bool prefixes)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(make);
        Assert.HasCount(faults.Length, error.Faults, error.Message);
        for (int i = 0; i < faults.Length; i++)
        {
            if (prefixes)
                Assert.StartsWith(faults[i], error.Faults[i]);
            else
                Assert.AreEqual(faults[i], error.Faults[i]);
        }
    }
}
