namespace MlMix;

/// <summary>Settings of <see cref="SplitPredictionEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class SplitPredictionOptions
{
    /// <summary>Gets or sets which label of which source is which class: <see cref="OffsetLabelsTransformer.Labels"/>, <see
    /// cref="UnifyLabelsTransformer.Labels"/> or the <c>Labels</c> of a mix.</summary>
    /// <value>Must be set.</value>
    public required IReadOnlyList<LabelRow> Labels { get; set; }

    /// <summary>Gets or sets the name of the column of predicted classes: a key, a number or a text.</summary>
    /// <value>The default is <c>PredictedLabel</c>.</value>
    public string PredictedLabelColumnName { get; set; } = "PredictedLabel";

    /// <summary>Gets or sets the name of the column of scores, a vector of Single with a slot for each class.</summary>
    /// <value>The default is <c>Score</c>. Null leaves the scores as they are, and out of what is needed.</value>
    public string? ScoreColumnName { get; set; } = "Score";

    /// <summary>Gets or sets the name of the column made of the source that the predicted class is of: a key of UInt32 whose key values are the names of the
    /// sources.</summary>
    /// <value>The default is <c>PredictedSource</c>.</value>
    public string SourceColumnName { get; set; } = "PredictedSource";

    /// <summary>Gets or sets the name of the column made of the label that the predicted class has in its source: a key of UInt32 whose key values are the
    /// labels of all sources as texts.</summary>
    /// <value>The default is <c>PredictedSourceLabel</c>.</value>
    public string LabelColumnName { get; set; } = "PredictedSourceLabel";

    /// <summary>Gets or sets the name of the column made of the sums of the scores of each source's classes: a vector of Single with a slot for each
    /// source.</summary>
    /// <value>The default is <c>SourceScore</c>.</value>
    public string SourceScoreColumnName { get; set; } = "SourceScore";
}
