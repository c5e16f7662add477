using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>
/// What a fitted transformer does: one input column and the source column to one output column. It knows no schema; <see cref="Bind"/>
/// ties it to one. Public transformers own a mapping and forward ML.NET's contract to it.
/// </summary>
internal abstract class ColumnMapping(string what, ColumnNames names, FittedSources sources)
{
    /// <summary>Gets the name of the feature, which opens its error messages.</summary>
    public string What { get; } = what;

    public ColumnNames Names { get; } = names;

    public FittedSources Sources { get; } = sources;

    /// <summary>Gets the mapping tied to a schema.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column is missing or of another type.</exception>
    public BoundMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var faults = new Faults(What);
        DataViewSchema.DetachedColumn? output = null;
        int[] remap = [];

        DataViewSchema.Column? input = Columns.Find(schema, "input", Names.Input, faults);
        SourceKeys? keys = SourceKeys.Read(schema, Names.Source, faults);
        if (input is not null)
            output = Describe(input.Value, faults);
        if (keys is not null)
            remap = Sources.Remap(keys, faults);
        faults.ThrowIfAny();
        return new BoundMapping(this, schema, input!.Value, keys!, remap, output!.Value);
    }

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }

    /// <summary>Describes the output column made of an input column, or adds what is wrong with the input column.</summary>
    protected abstract DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults);

    /// <summary>
    /// Makes the getter of the output column over a row.
    /// </summary>
    /// <param name="row">The row to read.</param>
    /// <param name="input">The input column in that row.</param>
    /// <param name="source">Reads the row's fitted source index, -1 for none.</param>
    /// <param name="keys">The source column bound to, for messages.</param>
    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source, SourceKeys keys);
}
