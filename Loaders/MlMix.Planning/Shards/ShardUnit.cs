namespace MlMix;

/// <summary>What is dealt out to the shards in turn.</summary>
public enum ShardUnit
{
    /// <summary>Single rows: position 0 to shard 0, position 1 to shard 1, and so on. The default.</summary>
    Rows,

    /// <summary>Whole batches: batch 0 to shard 0, batch 1 to shard 1, and so on, so that a batch stays together.</summary>
    Batches,
}
