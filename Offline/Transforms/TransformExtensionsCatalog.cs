using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Estimators that move columns about.</summary>
public static class TransformExtensionsCatalog
{
    /// <summary>Copies a column, with its annotations.</summary>
    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName) =>
        new(outputColumnName, inputColumnName);
}
