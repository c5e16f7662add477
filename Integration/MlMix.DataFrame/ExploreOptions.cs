namespace MlMix;

/// <summary>What of a view is explored by source, and how. Checked when it is used.</summary>
public sealed class ExploreOptions
{
    /// <summary>Gets or sets the name of the key column that tells the source of a row, where the view is no mix itself.</summary>
    /// <value>Default null: <c>source_id</c>. A mix knows the source of each row, and looks at no column unless told.</value>
    public string? SourceColumnName { get; set; }

    /// <summary>Gets or sets the name of the column of labels: keys, Booleans, texts or numbers.</summary>
    /// <value>Default null: <c>Label</c>, if there is such a column that labels can be counted of.</value>
    public string? LabelColumnName { get; set; }

    /// <summary>Gets or sets the names of the columns whose values are looked at.</summary>
    /// <value>
    /// Default null: all of numbers, keys, Booleans and texts that are not hidden, but for those that the mix adds, such as <c>source_id</c>.
    /// </value>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>
    /// Gets or sets the names of columns, vectors of numbers of known length, of which each slot has a mean and a standard deviation of its own, besides
    /// those of all slots together.
    /// </summary>
    /// <value>Default empty: none.</value>
    public IReadOnlyCollection<string> BySlot { get; set; } = [];

    /// <summary>
    /// Gets or sets how many different labels are counted each by itself, at least 1; those that are met after so many others are counted together as
    /// <c>(other)</c>.
    /// </summary>
    /// <value>Default 100.</value>
    public int MostLabels { get; set; } = 100;

    /// <summary>Gets or sets what ends the reading between two rows, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told how many rows were read, every few thousand and at the end.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
