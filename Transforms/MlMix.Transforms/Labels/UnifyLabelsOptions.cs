namespace MlMix;

/// <summary>Settings of <see cref="UnifyLabelsEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class UnifyLabelsOptions
{
    /// <summary>Gets or sets the name of the column made, a key of UInt32.</summary>
    /// <value>The default is <c>Label</c>. When the input has a column of that name, the new one hides it.</value>
    public string OutputColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the name of the label column: a key, a number, a text or a Boolean.</summary>
    /// <value>The default is null: the same as <see cref="OutputColumnName"/>.</value>
    public string? InputColumnName { get; set; }

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets the names of the classes of each source, by source name: those of its labels 0, 1, 2, ..., or of its key values in their order.</summary>
    /// <value>
    /// The default is null: a label is named by its own value, whatever its source. When given, every source of the data must be named; equal names in several
    /// sources are one class.
    /// </value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ClassNames { get; set; }
}
