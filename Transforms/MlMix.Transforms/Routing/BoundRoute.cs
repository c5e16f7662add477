using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>What rows of one slot go through, tied to a schema: the columns it makes, and the mapper that makes them.</summary>
internal sealed class BoundRoute
{
    private readonly IRowToRowMapper? _mapper;

    private BoundRoute(string title, IRowToRowMapper? mapper, Dictionary<string, DataViewSchema.Column> made)
    {
        Title = title;
        _mapper = mapper;
        Made = made;
    }

    /// <summary>Gets what messages call it.</summary>
    public string Title { get; }

    /// <summary>Gets whether rows keep their columns.</summary>
    public bool IsIdentity => _mapper is null;

    /// <summary>Gets the columns that are made, and not passed on from the input, by name; columns of the mapper's output.</summary>
    public IReadOnlyDictionary<string, DataViewSchema.Column> Made { get; }

    /// <summary>Ties a chain to a schema, or adds a fault when it refuses.</summary>
    /// <param name="route">The chain; null for rows that keep their columns.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="faults">Gets the fault.</param>
    public static BoundRoute Make(Route<ITransformer>? route, DataViewSchema schema, Faults faults)
    {
        if (route is null)
            return new BoundRoute("rows of no source that has a chain", null, []);
        Dictionary<string, DataViewSchema.Column> made = [];
        IRowToRowMapper? mapper = Refusals.Catch(route.Title, faults, () =>
        {
            IRowToRowMapper mapper = route.Chain.GetRowToRowMapper(schema);
            foreach (DataViewSchema.Column column in PassedOn.Others(mapper, schema))
                made.Add(column.Name, column);
            return mapper;
        });
        return new BoundRoute(route.Title, mapper, made);
    }

    /// <summary>The columns of the input that a column made depends on.</summary>
    public IEnumerable<DataViewSchema.Column> Dependencies(DataViewSchema.Column made) => _mapper!.GetDependencies([made]);

    /// <summary>A row with these columns made, over an input row that it leaves to its owner.</summary>
    public DataViewRow Open(DataViewRow input, IEnumerable<DataViewSchema.Column> made) => _mapper!.GetRow(new SharedRow(input), made);
}
