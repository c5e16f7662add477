namespace MlMix;

/// <summary>How a mix is delivered in rounds. Checked, and copied, when the rounds are asked for.</summary>
public sealed class MixRoundOptions
{
    /// <summary>Gets or sets the number of rows in a round, at least 1; that of all shards together where the mix has a shard.</summary>
    /// <value>
    /// Default null, which is refused: it is to be given. Where the mix has batches, it is whole ones; after a short batch, which the end of a source makes
    /// among batches of one source, a round ends within one, and the next round begins another.
    /// </value>
    public long? RowsPerRound { get; set; }

    /// <summary>Gets or sets where to go on, as <see cref="MixRound.Finish"/> gave it.</summary>
    /// <value>Default null: at the first row of the mix, with the controller as it is. Else the controller takes over the state saved.</value>
    public MixRoundCheckpoint? From { get; set; }

    /// <summary>Gets or sets what ends the way to the next round, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }
}
