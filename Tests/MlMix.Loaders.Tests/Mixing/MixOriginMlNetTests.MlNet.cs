using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The origin column as ML.NET's sampling key: a mix that repeats rows ten times is split with no row on both sides.</summary>
[TestClass]
public class MixOriginMlNetTests
{
    private const string Origin = "origin";

    [TestMethod]
    public void TrainTestSplit_ByOrigin_PutsNoRowOnBothSides()
    {
        MixedDataView mix = TenToOne();
        DataOperationsCatalog.TrainTestData split = Ml.Data.TrainTestSplit(Ml.Data.CheckSplit(mix, Origin), 0.2, Origin, seed: 1);

        Check(mix, split);
        Assert.AreEqual(0.2, Values(split.TestSet).Length / (double)mix.GetRowCount()!.Value, 0.05);
    }

    [TestMethod]
    public void TrainTestSplit_ByRow_TrainsOnEveryTestRowThatIsRepeated()
    {
        DataOperationsCatalog.TrainTestData split = Ml.Data.TrainTestSplit(TenToOne(), 0.2, seed: 1);
        long[] leaked = [.. Values(split.TestSet).Intersect(Values(split.TrainSet))];

        // Each of the 100 rows of a is there a hundred times, so each is on both sides. The column is for that.
        Assert.HasCount(100, leaked);
        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(TenToOne()));
    }

    [TestMethod]
    public void CrossValidationSplit_ByOrigin_PutsNoRowOnBothSides()
    {
        MixedDataView mix = TenToOne();
        var folds = Ml.Data.CrossValidationSplit(mix, 4, Origin, seed: 1);

        foreach (DataOperationsCatalog.TrainTestData fold in folds)
            Check(mix, fold);
        CollectionAssert.AreEquivalent(Values(mix), folds.SelectMany(fold => Values(fold.TestSet)).ToArray());
    }

    [TestMethod]
    public void CrossValidate_ByOrigin_TestsOnRowsThatWereNotTrainedOn()
    {
        MixedDataView mix = TenToOne();

        var results = Ml.Regression.CrossValidate(mix, Ml.Regression.Trainers.Sdca("Number", "Features"), 3, "Number", Origin, seed: 1);

        CollectionAssert.AreEquivalent(Values(mix), results.SelectMany(result => Values(result.ScoredHoldOutSet)).ToArray());
        foreach (var (one, other) in from one in results from other in results where one.Fold < other.Fold select (one, other))
            Assert.IsEmpty(Values(one.ScoredHoldOutSet).Intersect(Values(other.ScoredHoldOutSet)).ToArray());
    }

    [TestMethod]
    public void Origin_AfterTransforms_IsStillKnownToTheGuard()
    {
        MixedDataView mix = TenToOne();
        IDataView transformed = Ml.Transforms.CopyColumns("Copy", "Number").Fit(mix).Transform(mix);

        Assert.AreSame(transformed, Ml.Data.CheckSplit(transformed, Origin));
        Assert.Contains("'origin'", Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(transformed)).Message);
    }

    // 100 rows of a to 1,000 of b, at ten to one.
    private static MixedDataView TenToOne()
    {
        static IDataView Source(int source, int rows) => Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar(Value, Enumerable.Range(0, rows).Select(row => source * 1_000_000L + row).ToArray()),
            ArrayColumn.Scalar("Number", Enumerable.Range(0, rows).Select(row => (float)row).ToArray()),
            ArrayColumn.Vector("Features", Enumerable.Range(0, rows).Select(row => (float)row).ToArray(), 1));
        return Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllExhausted, Columns = MixColumns.SourceId | MixColumns.Origin },
            new MixSource("a", Source(0, 100), 10), new MixSource("b", Source(1, 1000), 1));
    }

    private static void Check(IDataView whole, DataOperationsCatalog.TrainTestData split)
    {
        long[] train = Values(split.TrainSet);
        long[] test = Values(split.TestSet);
        Assert.IsEmpty(train.Intersect(test).ToArray(), "on both sides");
        Assert.AreEqual(Values(whole).Length, train.Length + test.Length);
        Assert.IsGreaterThan(0, test.Length);
    }

    private static long[] Values(IDataView view) => [.. ViewRows.Column<long>(view, Value)];
}
