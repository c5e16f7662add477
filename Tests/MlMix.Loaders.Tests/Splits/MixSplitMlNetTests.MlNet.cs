using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>ML.NET's own splits of a mix that repeats rows, and its views and trainers over the sides of ours.</summary>
[TestClass]
public class MixSplitMlNetTests
{
    [TestMethod]
    public void TrainTestSplit_ByAColumnThatCopiesShare_PutsNoRowOnBothSides()
    {
        MixedDataView mix = Repeating();
        DataOperationsCatalog.TrainTestData byRow = Ml.Data.TrainTestSplit(mix, 0.1, seed: 1);
        DataOperationsCatalog.TrainTestData byKey = Ml.Data.TrainTestSplit(Ml.Data.CheckSplit(mix, "Row"), 0.1, "Row", seed: 1);

        Assert.IsGreaterThan(0, SplitViews.Rows(byRow.TrainSet).Intersect(SplitViews.Rows(byRow.TestSet)).Count(), "what the key prevents");
        CollectionAssert.AreEquivalent(SplitViews.Rows(mix), SplitViews.Rows(byKey.TrainSet).Concat(SplitViews.Rows(byKey.TestSet)).ToArray());
        Assert.IsEmpty(SplitViews.Rows(byKey.TrainSet).Intersect(SplitViews.Rows(byKey.TestSet)).ToArray());
    }

    [TestMethod]
    public void CrossValidationSplit_ByAColumnThatCopiesShare_PutsNoRowOnBothSides()
    {
        MixedDataView mix = Repeating();

        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds = Ml.Data.CrossValidationSplit(Ml.Data.CheckSplit(mix, "Row"), 5, "Row", seed: 1);

        CollectionAssert.AreEquivalent(SplitViews.Rows(mix), folds.SelectMany(fold => SplitViews.Rows(fold.TestSet)).ToArray());
        foreach (DataOperationsCatalog.TrainTestData fold in folds)
            Assert.IsEmpty(SplitViews.Rows(fold.TrainSet).Intersect(SplitViews.Rows(fold.TestSet)).ToArray());
    }

    [TestMethod]
    public void Sides_UnderMlNetsViews_KeepTheirRows()
    {
        MixSplit split = Ml.Data.MixSplit(0.2, Sources([100, 50]));
        List<long> expected = SplitViews.Values(split.TestSet);

        CollectionAssert.AreEqual(expected, SplitViews.Values(Ml.Data.Cache(split.TestSet)));
        CollectionAssert.AreEqual(expected.Take(7).ToArray(), SplitViews.Values(Ml.Data.TakeRows(split.TestSet, 7)));
        CollectionAssert.AreEquivalent(expected, SplitViews.Values(Ml.Data.ShuffleRows(split.TestSet, seed: 3)));
    }

    [TestMethod]
    public void MlNetsViews_AreSplit()
    {
        IDataView text = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 90).Select(i => new Row { Value = i, Class = $"class {i % 3}" }));
        IDataView keyed = Ml.Transforms.Conversion.MapValueToKey("Class").Fit(text).Transform(text);
        var options = new MixSplitOptions { TestFraction = 0.2, StratifyColumnName = "Class" };

        MixSplit split = Ml.Data.MixSplit(options, new MixSource("a", keyed));

        CollectionAssert.AreEqual(
            new[] { 6, 6, 6 }, ViewRows.Column<uint>(split.TestSet, "Class").CountBy(key => key).Select(keys => keys.Value).ToArray());
    }

    // A row of a comes 50 times or so.
    private static MixedDataView Repeating()
    {
        static FakeDataView Source(long source, long rows) => new(
            rows,
            FakeColumn.Of(Value, NumberDataViewType.Int64, row => source << 40 | row),
            FakeColumn.Of("Row", NumberDataViewType.UInt64, row => (ulong)(source << 40 | row)));
        return Mix(Selection.Even, StopRule.AllExhausted, null, new("a", Source(0, 200), 10), new("b", Source(1, 1_000)));
    }

    private sealed class Row
    {
        public long Value { get; set; }

        public string Class { get; set; } = "";
    }
}
