using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/splitting.md shows of ML.NET's own split; it needs Microsoft.ML itself.</summary>
public static class GuardSnippets
{
    public static DataOperationsCatalog.TrainTestData Guarded(MLContext ml, MixedDataView mixed)
    {
        #region split-guard
        IDataView whole = ml.Data.CheckSplit(mixed, "Patient");
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(whole, 0.2, samplingKeyColumnName: "Patient");
        #endregion

        return split;
    }
}
