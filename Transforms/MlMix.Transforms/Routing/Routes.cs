using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// The fitted chains and the sources they are for. It knows no schema; <see cref="Bind"/> ties it to one. Rows go by slots: 0 for those of no
/// source that has a chain, and one for each chain.
/// </summary>
/// <param name="all">The chains in the order given, at the end the one for other rows if there is one.</param>
/// <param name="sources">The sources of the data fitted on.</param>
/// <param name="sourceColumn">Name of the source column.</param>
internal sealed class Routes(Route<ITransformer>[] all, FittedSources sources, string sourceColumn)
{
    public const string Feature = "ForSource";

    private readonly Route<ITransformer>[] _chains = [.. all.Where(route => route.Source is not null)];

    public IReadOnlyList<Route<ITransformer>> All => all;

    public Route<ITransformer>? Otherwise { get; } = all.FirstOrDefault(route => route.Source is null);

    public FittedSources Sources => sources;

    public string SourceColumn => sourceColumn;

    /// <summary>Gets the slot of each fitted source.</summary>
    public int[] SlotOfSource { get; } =
        [.. sources.Names.Select(name => Array.FindIndex(all, route => route.Source == name) + 1)];

    /// <summary>Gets what rows of each slot go through, null where they keep their columns.</summary>
    public Route<ITransformer>?[] Slots => [Otherwise, .. _chains];

    /// <summary>Ties the chains to a schema.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The schema does not fit, or the chains do not agree.</exception>
    public BoundRoutes Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var faults = new Faults(Feature);
        SourceKeys? keys = SourceKeys.Read(schema, sourceColumn, faults);
        int[] remap = keys is null ? [] : sources.Remap(keys, faults);
        BoundRoute[] slots = [.. Slots.Select(route => BoundRoute.Make(route, schema, faults))];
        faults.ThrowIfAny();

        // One less than the slot, so that a key beyond the fitted ones, read as -1, is of slot 0 too.
        int[] slotOfRaw = [.. remap.Select(source => source < 0 ? -1 : SlotOfSource[source] - 1)];
        string[] without = Otherwise is not null ? [] : [.. keys!.Names.Where((_, index) => slotOfRaw[index + 1] < 0)];
        RoutedColumn[] columns = RouteAgreement.Of(schema, slots, without, faults);
        faults.ThrowIfAny();
        return new BoundRoutes(schema, keys!.Column, slotOfRaw, slots, columns);
    }

    /// <summary>What is said of a row that goes through no chain, where the data has no such column either.</summary>
    /// <param name="row">What the row is called.</param>
    /// <param name="column">The column.</param>
    public static string NoChain(string row, string column) =>
        $"{Feature}: the source of {row} is missing, so no chain makes its column '{column}', and the data has none like it. " +
        $"Set ForSourceOptions.Otherwise, or leave such rows out.";
}
