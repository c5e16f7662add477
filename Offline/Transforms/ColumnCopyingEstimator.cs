using Microsoft.ML.Internal;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a <see cref="ColumnCopyingTransformer"/>; there is nothing to learn.</summary>
public sealed class ColumnCopyingEstimator : IEstimator<ColumnCopyingTransformer>
{
    private readonly ColumnCopyingTransformer _transformer;

    internal ColumnCopyingEstimator(string output, string input) => _transformer = new ColumnCopyingTransformer(output, input);

    /// <summary>Checks the schema.</summary>
    public ColumnCopyingTransformer Fit(IDataView input)
    {
        Guard.NotNull(input, nameof(input));
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <summary>Adds the copy, or puts it in the place of a column of its name.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        SchemaShape.Column? source = inputSchema.Find(_transformer.Input);
        Guard.Param(source is not null, nameof(inputSchema), $"There is no column '{_transformer.Input}'.");

        var columns = inputSchema.ToDictionary(c => c.Name);
        columns[_transformer.Output] = source.Value.Renamed(_transformer.Output);
        return new SchemaShape(columns.Values);
    }
}
