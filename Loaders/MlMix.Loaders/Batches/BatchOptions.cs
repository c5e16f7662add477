namespace MlMix;

/// <summary>How a view is read in batches. Checked, and copied, when the batches are asked for.</summary>
public sealed class BatchOptions
{
    /// <summary>Gets or sets the number of rows in a batch, 1 to 16,777,216.</summary>
    /// <value>
    /// Default null: the batch size of the mix (<see cref="PlanOptions.BatchSize"/>). Where the mix makes batches that are alike in something
    /// (<see cref="PlanOptions.BatchShape"/>), or has a shard of batches, it is no other than that.
    /// </value>
    public int? BatchSize { get; set; }

    /// <summary>Gets or sets the names of the columns wanted.</summary>
    /// <value>Default null: all columns that are not hidden. Naming what is used is faster; an empty list reads none.</value>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>
    /// Gets or sets whether short batches are left out: the last one and, where the mix makes batches of one source, the last one of each
    /// source. Unlike <see cref="PlanOptions.DropLastBatch"/> it needs no row count.
    /// </summary>
    /// <value>Default false: they are delivered.</value>
    public bool DropLastBatch { get; set; }

    /// <summary>Gets or sets the name of the column that tells each row's source, a key of UInt32, where the view is no mix itself but made of one.</summary>
    /// <value>Default null: <c>source_id</c>, if there is such a key. A mix knows the source of each row, and looks at no column.</value>
    public string? SourceColumnName { get; set; }

    /// <summary>Gets or sets what ends the reading between two rows, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told, after each batch was read, how many rows all batches so far had.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
