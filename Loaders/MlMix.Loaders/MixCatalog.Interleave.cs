using MlMix;
using MlMix.Selections;

namespace Microsoft.ML;

// One source after the other, row by row or run by run.
public static partial class MixCatalog
{
    /// <summary>
    /// Takes one row from each view in turn (<see cref="Selection.RoundRobin"/>), up to the row that empties the first
    /// (<see cref="StopRule.FirstExhausted"/>). (Hugging Face's <c>interleave_datasets</c> without probabilities; for probabilities there is <c>Mix</c>.)
    /// Adds the key column <c>source_id</c> with the source names as key values.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="sources">
    /// The sources, at least one, of equal weight. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The sources cannot be mixed; all faults are listed.</exception>
    public static MixedDataView Interleave(this DataOperationsCatalog catalog, params MixSource[] sources) =>
        Interleave(catalog, new MixOptions(), sources);

    /// <summary>
    /// Takes rows from each view in turn, as the options say otherwise. With <c>Selection.RoundRobin(32)</c> there are 32 rows of each, so batches of 32 take
    /// turns (Datarax' interleaving tutorial).
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">
    /// As for <c>Mix</c>; copied. <see cref="PlanOptions.Selection"/> need not be given: it is <see cref="Selection.RoundRobin"/> with runs of one row; another
    /// run may be given.
    /// </param>
    /// <param name="sources">
    /// The sources, at least one, of equal weight. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <see cref="PlanOptions.Selection"/> is another than RoundRobin, or the options are wrong otherwise, or the sources cannot be mixed; all faults are
    /// listed.
    /// </exception>
    public static MixedDataView Interleave(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        Open(catalog, nameof(Interleave), options, sources,
            (own, faults) => Select<RoundRobinSelection>(nameof(Interleave), Selection.RoundRobin(), own, faults));
}
