using TorchSharp;

namespace MlMix;

/// <summary>How a view is read in batches of tensors. Checked, and copied, when the batches are asked for.</summary>
public sealed class TensorBatchOptions
{
    /// <summary>Gets or sets the number of rows in a batch, 1 to 16,777,216.</summary>
    /// <value>
    /// Default null: the batch size of the mix (<see cref="PlanOptions.BatchSize"/>). Where the mix makes batches that are alike in something
    /// (<see cref="PlanOptions.BatchShape"/>), or has a shard of batches, it is no other than that.
    /// </value>
    public int? BatchSize { get; set; }

    /// <summary>
    /// Gets or sets the names of the columns with the features: numbers, booleans or keys, or vectors of such that all have one length.
    /// </summary>
    /// <value>Default <c>Features</c> alone. An empty list reads none.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; set; } = ["Features"];

    /// <summary>Gets or sets the name of the column with the labels: numbers, booleans or keys, or vectors of such that all have one length.</summary>
    /// <value>Default <c>Label</c>. Null reads none.</value>
    public string? LabelColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the name of the column that tells what each row counts for, of Single.</summary>
    /// <value>Default null: the column that a mix adds for it, or <c>sample_weight</c> in another view, if there is one.</value>
    public string? SampleWeightColumnName { get; set; }

    /// <summary>Gets or sets the name of the column that tells each row's source, a key of UInt32, where the view is no mix itself but made of one.</summary>
    /// <value>Default null: <c>source_id</c>, if there is such a key. A mix knows the source of each row, and looks at no column.</value>
    public string? SourceColumnName { get; set; }

    /// <summary>
    /// Gets or sets whether short batches are left out: the last one and, where the mix makes batches of one source, the last one of each source.
    /// </summary>
    /// <value>Default false: they are delivered.</value>
    public bool DropLastBatch { get; set; }

    /// <summary>Gets or sets whether the memory that is filled is page-locked, from which copies to a CUDA device are faster.</summary>
    /// <value>Default false. True needs CUDA, and is refused without.</value>
    public bool PinMemory { get; set; }

    /// <summary>
    /// Gets or sets the device on which the tensors are to be. Elsewhere than on the CPU each batch is copied there, into tensors that are its own; the copy is
    /// done when the batch is given.
    /// </summary>
    /// <value>Default null: the CPU. One of CUDA is refused where there is none.</value>
    public torch.Device? Device { get; set; }

    /// <summary>Gets or sets what ends the reading between two rows, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told, after each batch was read, how many rows all batches so far had.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
