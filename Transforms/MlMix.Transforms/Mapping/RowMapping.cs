using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>
/// What a fitted transformer does to a row: all the columns that it computes. Public transformers own one and forward ML.NET's contract to it.
/// </summary>
/// <param name="what">The name of the feature, which opens its error messages.</param>
/// <param name="columns">The columns computed, in the order in which they are added.</param>
internal sealed class RowMapping(string what, IReadOnlyList<IColumnMapping> columns)
{
    /// <summary>Gets the name of the feature.</summary>
    public string What => what;

    /// <summary>Gets the mapping tied to a schema.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column is missing or of another type.</exception>
    public BoundMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var faults = new Faults(what);
        var bound = new List<BoundColumn>();
        foreach (IColumnMapping column in columns)
            column.Bind(schema, bound, faults);
        faults.ThrowIfAny();
        return new BoundMapping(what, schema, bound);
    }

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }
}
