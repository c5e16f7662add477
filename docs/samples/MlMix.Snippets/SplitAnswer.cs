using Microsoft.ML.Data;

namespace MlMix.Snippets;

/// <summary>What is read of a split prediction: source and label as keys.</summary>
public sealed class SplitAnswer
{
    [ColumnName("PredictedSource")]
    public uint Source { get; set; }

    [ColumnName("PredictedSourceLabel")]
    public uint Label { get; set; }
}
