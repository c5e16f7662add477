using System.Globalization;
using MlMix;
using MlMix.Selections;

namespace Microsoft.ML;

// One view after the other.
public static partial class MixCatalog
{
    /// <summary>
    /// Appends views: all rows of the first, then all rows of the second, and so on, each once (<see cref="Selection.Concat"/>,
    /// <see cref="StopRule.AllOnce"/>), as for training again on training and validation data together. Columns are matched by name.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="views">
    /// The views, at least one. They are named "1", "2", ... in the key column <c>source_id</c> that is added; give <see cref="MixSource"/>s to name them.
    /// Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The views cannot be appended; all faults are listed.</exception>
    public static MixedDataView Concat(this DataOperationsCatalog catalog, params IDataView[] views) =>
        Concat(catalog, new MixOptions(), views);

    /// <summary>Appends views, as the options say otherwise.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">
    /// As for <c>Mix</c>; copied. <see cref="PlanOptions.Selection"/> need not be given: it is <see cref="Selection.Concat"/>.
    /// </param>
    /// <param name="views">
    /// The views, at least one. They are named "1", "2", ... in the key column that is added; give <see cref="MixSource"/>s to name them. Their columns
    /// are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <see cref="PlanOptions.Selection"/> is another than Concat, or the options are wrong otherwise, or the views cannot be appended; all faults are listed.
    /// </exception>
    public static MixedDataView Concat(this DataOperationsCatalog catalog, MixOptions options, params IDataView[] views)
    {
        ArgumentNullException.ThrowIfNull(views);
        return Concat(catalog, options, [.. views.Select((view, i) => new MixSource((i + 1).ToString(CultureInfo.InvariantCulture), view))]);
    }

    /// <summary>
    /// Appends views: all rows of the first source, then all rows of the second, and so on, each once (<see cref="Selection.Concat"/>,
    /// <see cref="StopRule.AllOnce"/>). Adds the key column <c>source_id</c> with the source names as key values.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="sources">
    /// The sources, at least one, of equal weight. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The sources cannot be appended; all faults are listed.</exception>
    public static MixedDataView Concat(this DataOperationsCatalog catalog, params MixSource[] sources) =>
        Concat(catalog, new MixOptions(), sources);

    /// <summary>Appends views, as the options say otherwise.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">
    /// As for <c>Mix</c>; copied. <see cref="PlanOptions.Selection"/> need not be given: it is <see cref="Selection.Concat"/>.
    /// </param>
    /// <param name="sources">
    /// The sources, at least one, of equal weight. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <see cref="PlanOptions.Selection"/> is another than Concat, or the options are wrong otherwise, or the sources cannot be appended; all faults are
    /// listed.
    /// </exception>
    public static MixedDataView Concat(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        Open(catalog, nameof(Concat), options, sources, (own, faults) => Select<ConcatSelection>(nameof(Concat), Selection.Concat, own, faults));
}
