using MlMix;

namespace Microsoft.ML;

// Whole batches from one source each.
public static partial class MixCatalog
{
    /// <summary>
    /// Mixes several views in whole batches: all rows of a batch are of one source, and the weights say how many of the batches each source has
    /// (<see cref="BatchShape.PerSource"/>; Energon's <c>BlendDataset</c> over batches). Ends with the row that empties the first source
    /// (<see cref="StopRule.FirstExhausted"/>). Read it batch by batch with <c>Batches()</c>.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="batchSize">Rows in a batch, 1 to 16,777,216. Where a source ends for good its last batch may be short.</param>
    /// <param name="sources">
    /// The sources, at least one. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="batchSize"/> is out of range, or the sources cannot be mixed; all faults are listed.
    /// </exception>
    public static MixedDataView Blend(this DataOperationsCatalog catalog, int batchSize, params MixSource[] sources) =>
        Blend(catalog, new MixOptions { BatchSize = batchSize }, sources);

    /// <summary>Mixes several views in whole batches of one source, as the options say otherwise.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">
    /// As for <c>Mix</c>; copied. <see cref="PlanOptions.BatchSize"/> must be given. The selection chooses batches, and its sizes and runs count batches.
    /// <see cref="PlanOptions.BatchShape"/> need not be given: it is <see cref="BatchShape.PerSource"/>.
    /// </param>
    /// <param name="sources">
    /// The sources, at least one. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no batch size, or <see cref="PlanOptions.BatchShape"/> is <see cref="BatchShape.Stratified"/>, or the options are wrong otherwise, or the
    /// sources cannot be mixed; all faults are listed.
    /// </exception>
    public static MixedDataView Blend(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        Open(catalog, nameof(Blend), options, sources, (own, faults) =>
        {
            if (own.BatchShape == BatchShape.Stratified)
                faults.Add("BatchShape is Stratified, but Blend makes batches that are PerSource; leave BatchShape out, or use Mix.");
            // A number that is no shape stays, for its own fault.
            if (own.BatchShape is BatchShape.Mixed or BatchShape.Stratified)
                own.BatchShape = BatchShape.PerSource;
        });
}
