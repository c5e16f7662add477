using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to mixed views on <c>mlContext.Data</c>.</summary>
public static class MixCatalog
{
    /// <summary>
    /// Mixes several views into one by their weights: shares exact over every prefix (<see cref="Selection.Even"/>), up to the row that empties the
    /// first source (<see cref="StopRule.FirstExhausted"/>). Adds the key column <c>source_id</c> with the source names as key values.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="sources">
    /// The sources, at least one. Their columns must agree in name and type, in any order; key columns must have the same key values.
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
    /// The sources, at least one. Their columns must agree in name and type, in any order; key columns must have the same key values.
    /// </param>
    /// <returns>A lazy view; nothing is read before a cursor is opened, and memory does not grow with the number of rows.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The options are wrong or the sources cannot be mixed; all faults are listed.</exception>
    public static MixedDataView Mix(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        return new MixedDataView(options, sources);
    }
}
