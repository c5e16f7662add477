namespace MlMix;

/// <summary>How sources are split and their training parts mixed. Read when the split is made; later changes do not touch it.</summary>
public sealed class MixSplitOptions
{
    /// <summary>Gets or sets how the training parts are mixed.</summary>
    /// <value>Default new <see cref="MixOptions"/>. Of these, the test parts take only what the columns are.</value>
    public MixOptions Mix { get; set; } = new();

    /// <summary>Gets or sets the part of each source's rows that are test rows, for <c>MixSplit</c>.</summary>
    /// <value>
    /// Default 0.1. Above 0 and below 1, not below 1e-18. Read as the shortest decimal that stands for it, to 18 places. After any number of rows of a source,
    /// the number of test rows is within one row of this part of them.
    /// </value>
    public double TestFraction { get; set; } = 0.1;

    /// <summary>Gets or sets the number of folds, for <c>MixFolds</c>.</summary>
    /// <value>Default 5. At least 2. After any number of rows of a source, no fold has more than one row more than another.</value>
    public int NumberOfFolds { get; set; } = 5;

    /// <summary>
    /// Gets or sets the seed of the split, which is not that of the mix. The sides of a source's rows follow from this seed, the source's name and the
    /// number of the row, so they stay as they are when other sources, weights or orders change.
    /// </summary>
    /// <value>Default 0. Every value is a seed like any other.</value>
    public long Seed { get; set; }

    /// <summary>
    /// Gets or sets the column, by its name in the mix, each value of which is split by itself, so that it has its share of both sides: a key, text, number,
    /// Boolean or time. The column is read once when the split is made; a number is kept for each value.
    /// </summary>
    /// <value>Default null: a source's rows are split as they come. Not with <see cref="SamplingKeyColumnName"/>.</value>
    public string? StratifyColumnName { get; set; }

    /// <summary>
    /// Gets or sets the column, by its name in the mix, whose equal values stay on one side, in all sources together: patients, users, documents; a key, text,
    /// number, Boolean or time. The side is that of a hash of the value, so shares hold on average over the values. (As ML.NET's <c>samplingKeyColumnName</c>.)
    /// The column is read once when the split is made.
    /// </summary>
    /// <value>Default null. Not with <see cref="StratifyColumnName"/>.</value>
    public string? SamplingKeyColumnName { get; set; }

    /// <summary>Gets or sets what stops the reading of the column that rows are split by; asked every few thousand rows.</summary>
    /// <value>Default none.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>
    /// Gets or sets what is told how much of the column that rows are split by was read, never less than before; 1 at last. Without such a column nothing is
    /// read, and nothing told.
    /// </summary>
    /// <value>Default null.</value>
    public IProgress<double>? Progress { get; set; }

    /// <summary>A copy that mixes the training parts in another way.</summary>
    internal MixSplitOptions WithMix(MixOptions mix)
    {
        var other = (MixSplitOptions)MemberwiseClone();
        other.Mix = mix;
        return other;
    }
}
