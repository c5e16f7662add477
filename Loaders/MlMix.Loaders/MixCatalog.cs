using MlMix;

namespace Microsoft.ML;

/// <summary>
/// The doors to mixed views on <c>mlContext.Data</c>: <c>Mix</c> by weight, <c>Blend</c> in batches of one source, <c>Interleave</c> in turn, <c>Concat</c> one
/// after the other. All give the same kind of view; <c>Mix</c> can do what the others do, by its options.
/// </summary>
public static partial class MixCatalog
{
    /// <summary>
    /// Mixes several views into one by their weights: shares exact over every prefix (<see cref="Selection.Even"/>), up to the row that empties the
    /// first source (<see cref="StopRule.FirstExhausted"/>). Adds the key column <c>source_id</c> with the source names as key values.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="sources">
    /// The sources, at least one. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The sources cannot be mixed; all faults are listed.</exception>
    public static MixedDataView Mix(this DataOperationsCatalog catalog, params MixSource[] sources) =>
        Mix(catalog, new MixOptions(), sources);

    /// <summary>Mixes several views into one as the options say, and adds a key column that tells each row's source.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">Selection, stop rule, length, seed, weights over time, batches, shard and names; copied.</param>
    /// <param name="sources">
    /// The sources, at least one. Their columns are matched by name and brought into one form; see <see cref="MixedDataView.Alignment"/>.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The options are wrong or the sources cannot be mixed; all faults are listed.</exception>
    public static MixedDataView Mix(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        Open(catalog, nameof(Mix), options, sources, (_, _) => { });

    // What a door decides by itself is set in a copy; what was given and contradicts it is a fault beside all others.
    private static MixedDataView Open(
        DataOperationsCatalog catalog, string door, MixOptions options, MixSource[] sources, Action<MixOptions, Faults> decide)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        var faults = new Faults(door);
        var own = (MixOptions)options.Copy();
        decide(own, faults);
        return new MixedDataView(own, sources, faults);
    }

    // Even is what options have that say nothing.
    private static void Select<TSelection>(string door, Selection its, MixOptions options, Faults faults)
        where TSelection : Selection
    {
        if (options.Selection is null or TSelection)
            return;
        if (options.Selection != Selection.Even)
            faults.Add($"Selection is {options.Selection}, but {door} selects by {its}; leave Selection out, or use Mix.");
        options.Selection = its;
    }
}
