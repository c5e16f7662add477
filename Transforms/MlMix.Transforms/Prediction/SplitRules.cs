using Microsoft.ML.Data;

namespace MlMix.Prediction;

/// <summary>Which columns can hold a prediction.</summary>
internal static class SplitRules
{
    public static bool CheckPredicted(string column, bool isScalar, DataViewType item, string type, Faults faults)
    {
        if (isScalar && item is KeyDataViewType or NumberDataViewType or TextDataViewType)
            return true;
        faults.Add($"the predicted label column '{column}' is of type {type}; it must be a key, a number or a text.");
        return false;
    }

    public static bool CheckScore(string column, bool isVectorOfSingle, string type, Faults faults)
    {
        if (isVectorOfSingle)
            return true;
        faults.Add($"the score column '{column}' is of type {type}; it must be a vector of Single of known size. " +
            $"Set ScoreColumnName to null to split the predicted label alone.");
        return false;
    }
}
