namespace MlMix;

/// <summary>Settings of <see cref="OffsetLabelsEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class OffsetLabelsOptions
{
    /// <summary>Gets or sets the name of the column made.</summary>
    /// <value>The default is <c>Label</c>. When the input has a column of that name, the new one hides it.</value>
    public string OutputColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the name of the label column: a number or a key.</summary>
    /// <value>The default is null: the same as <see cref="OutputColumnName"/>.</value>
    public string? InputColumnName { get; set; }

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets what is added to the labels of each source, by source name.</summary>
    /// <value>
    /// The default is null: the classes of a source follow those of the sources before it. When given, every source of the data must be
    /// named, and each offset be 0 or more; sources with the same offset share their classes.
    /// </value>
    public IReadOnlyDictionary<string, int>? Offsets { get; set; }
}
