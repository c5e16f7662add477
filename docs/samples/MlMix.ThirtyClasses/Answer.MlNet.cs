using Microsoft.ML.Data;

namespace MlMix.ThirtyClasses;

/// <summary>What the model says of one image.</summary>
internal sealed class Answer
{
    /// <summary>The set, from 1 in the order of training.</summary>
    [ColumnName("PredictedSource")]
    public uint Source { get; set; }

    /// <summary>The label in its set, from 1.</summary>
    [ColumnName("PredictedSourceLabel")]
    public uint SourceLabel { get; set; }

    [ColumnName("Score/digits")]
    public float[] Digits { get; set; } = [];

    [ColumnName("Score/clothes")]
    public float[] Clothes { get; set; } = [];

    [ColumnName("Score/kana")]
    public float[] Kana { get; set; } = [];

    /// <summary>The scores of the labels of one set, which add up to 1.</summary>
    public float[] Of(uint source) => source switch { 1 => Digits, 2 => Clothes, _ => Kana };
}
