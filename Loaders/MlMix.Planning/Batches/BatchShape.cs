namespace MlMix;

/// <summary>What the rows of one batch have in common.</summary>
public enum BatchShape
{
    /// <summary>Nothing: a batch is as many rows as it holds, from any source.</summary>
    Mixed,

    /// <summary>
    /// Their source: the selection chooses the source of each batch, and its sizes and runs count batches. Where a source ends for good, or
    /// <see cref="Selection.Concat"/> goes on to the next, its last batch may be short. (Energon's <c>BlendDataset</c> over batches,
    /// MosaicML's <c>per_stream</c>.)
    /// </summary>
    PerSource,

    /// <summary>
    /// Their counts: every batch holds the exact share of each source, by largest remainder; what rounding leaves over is carried to the next batch, so
    /// small weights get their rows too. <see cref="Selection.Even"/> keeps its order, <see cref="Selection.Random"/> is shuffled within each batch.
    /// (MosaicML's <c>stratified</c>, with the carry that it lacks.)
    /// </summary>
    Stratified,
}
