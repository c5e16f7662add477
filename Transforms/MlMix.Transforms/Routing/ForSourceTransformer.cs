using System.Collections.ObjectModel;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Routing;

namespace MlMix;

/// <summary>Sends each row through the fitted chain of its source; made by <see cref="ForSourceEstimator"/>.</summary>
/// <remarks>
/// <para>Sources are known by name: the key column of the data it is applied to may hold them in another order, or others. A key column without
/// key values has no names; then its order must be the fitted one. A chain sees rows of its own source only, and only those
/// chains are opened that have rows and make a column asked for.</para>
/// <para>A saved model is a chain of stock transformers that gives the same values and loads without MlMix, provided that those of the chains
/// do. It runs every chain on every row and chooses afterwards, so a chain must not throw on rows of other sources; it sees only the raw
/// values of the key column, so the sources must stand in the order of the data fitted on. Rows that throw because they have no source and the
/// data no such column are refused by a contract of MlMix.Transforms, with the message of this transformer but for the number of the row, and so are those
/// that a transform by source within a chain refuses, of rows of that chain alone. Vectors, DateTime and row ids are chosen by contracts, too: where such a
/// model is loaded, that assembly must be there, and registered with <c>mlContext.ComponentCatalog.RegisterAssembly</c> unless ML.NET finds it by its name.
/// Of annotations, chosen columns keep key values, slot names (but for vectors of DateTime and of row ids) and that they are normalized; vectors of Single and
/// Double of several dimensions are marked as that anyway.</para>
/// <para>What cannot be said so is refused when saving: <see cref="NotSupportedException"/>. Those are vectors of several dimensions of Int64, UInt64, texts,
/// times and row ids; vectors of keys without key values, or with such as are equal or stand for missing ones (0 of integers, the empty text); and keys
/// of more than a million values.</para>
/// <para>Instances are immutable, and as safe to use from several threads as the chains are. Disposing of one disposes of its chains.</para>
/// </remarks>
public sealed class ForSourceTransformer : ITransformer, IDisposable
{
    private readonly DataViewSchema _fitted;

    internal ForSourceTransformer(Routes routes, DataViewSchema fitted)
    {
        Routes = routes;
        _fitted = fitted;
        Chains = new ReadOnlyDictionary<string, ITransformer>(
            routes.All.Where(route => route.Source is not null).ToDictionary(route => route.Source!, route => route.Chain));
        Otherwise = routes.Otherwise?.Chain;
    }

    /// <summary>Gets the fitted chain of each source by its name.</summary>
    public IReadOnlyDictionary<string, ITransformer> Chains { get; }

    /// <summary>Gets what all other rows go through, or null where they keep their columns.</summary>
    public ITransformer? Otherwise { get; }

    internal Routes Routes { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>
    /// The schema with the columns that the chains make: one that replaces a column right after the one it hides, others at the end.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The source column is missing or no key, a chain refuses the schema, the chains do not agree on the type or the key values of a column,
    /// or a source has neither a chain nor the columns that the others make.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Routes.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the columns made by the chains to the data, computed as they are read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RoutedDataView(input, Routes.Bind(input.Schema));
    }

    /// <summary>Disposes of those chains that can be.</summary>
    public void Dispose()
    {
        foreach (Route<ITransformer> route in Routes.All)
            (route.Chain as IDisposable)?.Dispose();
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Routes.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ForSourceStockForm.Save(Routes, _fitted, ctx);
}
