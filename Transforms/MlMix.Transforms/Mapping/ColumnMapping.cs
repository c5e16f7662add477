using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>One input column and the source column to one output column.</summary>
internal abstract class ColumnMapping(ColumnNames names, FittedSources sources) : IColumnMapping
{
    public ColumnNames Names { get; } = names;

    public FittedSources Sources { get; } = sources;

    public void Bind(DataViewSchema schema, List<BoundColumn> bound, Faults faults)
    {
        DataViewSchema.DetachedColumn? output = null;
        int[] remap = [];
        DataViewSchema.Column? input = ColumnLookup.Find(schema, "input", Names.Input, faults);
        SourceKeys? keys = SourceKeys.Read(schema, Names.Source, faults);
        if (input is not null)
            output = Describe(input.Value, faults);
        if (keys is not null)
            remap = Sources.Remap(keys, faults);
        if (output is null || keys is null)
            return;

        DataViewSchema.Column found = input!.Value;
        bound.Add(new BoundColumn(
            output.Value,
            [found, keys.Column],
            row => CreateGetter(row, found, SourceReader.Create(row, keys.Column, remap))));
    }

    /// <summary>Describes the output column made of an input column, or adds what is wrong with the input column.</summary>
    protected abstract DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults);

    /// <summary>
    /// Makes the getter of the output column over a row.
    /// </summary>
    /// <param name="row">The row to read.</param>
    /// <param name="input">The input column in that row.</param>
    /// <param name="source">Reads the row's fitted source index, -1 for none.</param>
    protected abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source);
}
