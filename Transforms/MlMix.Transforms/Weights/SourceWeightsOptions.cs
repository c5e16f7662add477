namespace MlMix;

/// <summary>Settings of <see cref="SourceWeightsEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class SourceWeightsOptions
{
    /// <summary>Gets or sets what the weights are made of.</summary>
    /// <value>Must be set.</value>
    public required SourceWeightRule Rule { get; set; }

    /// <summary>Gets or sets the name of the column made, Single, to be given as <c>exampleWeightColumnName</c>.</summary>
    /// <value>The default is <c>Weight</c>. When the input has a column of that name, the new one hides it.</value>
    public string OutputColumnName { get; set; } = "Weight";

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;
}
