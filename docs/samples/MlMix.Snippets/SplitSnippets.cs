using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/splitting.md shows.</summary>
public static class SplitSnippets
{
    public static MixSplit TrainTest(MLContext ml, IDataView real, IDataView synthetic)
    {
        #region train-test
        MixSplit split = ml.Data.MixSplit(0.1, new MixSource("real", real, weight: 3), new MixSource("synthetic", synthetic));
        MixedDataView train = split.TrainSet;
        MixedDataView test = split.TestSet;
        #endregion

        return train.Schema.Count == test.Schema.Count ? split : throw new InvalidOperationException("Both sides have the same columns.");
    }

    public static MixSplit Stratified(MLContext ml, IDataView common, IDataView rare, CancellationToken cancellation, IProgress<double> progress)
    {
        #region split-options
        var options = new MixSplitOptions
        {
            TestFraction = 0.2,
            StratifyColumnName = "Label",
            Seed = 42,
            Mix = new MixOptions { Selection = Selection.Random, Stop = StopRule.AllExhausted },
            Cancellation = cancellation,
            Progress = progress,
        };
        MixSplit split = ml.Data.MixSplit(options, new MixSource("common", common), new MixSource("rare", rare, weight: 10));
        #endregion

        return split;
    }

    public static List<long> Folds(MLContext ml, MixSource[] sources)
    {
        #region split-folds
        var tested = new List<long>();
        foreach (MixSplit fold in ml.Data.MixFolds(5, sources))
        {
            // Train on fold.TrainSet, evaluate on fold.TestSet.
            tested.Add(fold.TestSet.GetRowCount() ?? 0);
        }
        #endregion

        return tested;
    }

    public static MixSplit Patients(MLContext ml, IDataView clinic, IDataView practice)
    {
        #region split-patients
        var options = new MixSplitOptions { SamplingKeyColumnName = "Patient" };
        MixSplit split = ml.Data.MixSplit(options, new MixSource("clinic", clinic), new MixSource("practice", practice));
        #endregion

        return split;
    }
}
