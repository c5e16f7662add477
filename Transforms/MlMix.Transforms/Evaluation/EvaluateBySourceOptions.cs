namespace MlMix;

/// <summary>
/// What is evaluated by source, and how. Checked when it is used. ML.NET's evaluators want the name of a predicted label column, but read none: the
/// prediction is the class of the highest score, or a score above 0. So there is no setting for it.
/// </summary>
public sealed class EvaluateBySourceOptions
{
    /// <summary>Gets or sets the name of the column of true labels.</summary>
    /// <value>Default <c>Label</c>. Multiclass: Single or a key. Binary: Boolean, Single, Double or a key of 2 values. Regression: Single.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the name of the column of scores.</summary>
    /// <value>Default <c>Score</c>. Multiclass: a vector of Single, one for each class. Binary and regression: Single.</value>
    public string ScoreColumnName { get; set; } = "Score";

    /// <summary>Gets or sets the name of the column of probabilities, of type Single. Only the evaluation of calibrated binary models reads it.</summary>
    /// <value>Default <c>Probability</c>.</value>
    public string ProbabilityColumnName { get; set; } = "Probability";

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>Default <c>source_id</c>, as a mix has it.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets among how many of the highest scores the true class counts for <c>TopKAccuracy</c>, at most the number of
    /// classes. Only the evaluation of multiclass models reads it.</summary>
    /// <value>Default 0: there is no such metric.</value>
    public int TopKPredictionCount { get; set; }

    /// <summary>Gets or sets what ends the evaluation, between two rows or two sources, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told how many rows were read and scored so far: after every 1,000 and at the end.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
