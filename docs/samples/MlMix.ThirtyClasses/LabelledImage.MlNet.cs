using Microsoft.ML.Data;

namespace MlMix.ThirtyClasses;

/// <summary>One image as the model takes it.</summary>
internal sealed class LabelledImage
{
    [VectorType(28, 28)]
    public float[] Features { get; set; } = [];

    [ColumnName("source_id")]
    [KeyType(3)]
    public uint Source { get; set; }

    /// <summary>What it is, to be compared with the answer; the model does not ask for it.</summary>
    public float Label { get; set; }
}
