using Microsoft.ML.Data;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Transforms;

/// <summary>Copies a column.</summary>
public sealed class ColumnCopyingTransformer : ITransformer
{
    internal ColumnCopyingTransformer(string output, string input)
    {
        Guard.NotEmpty(input, "columns");
        Guard.NotEmpty(output, "columns");
        Input = input;
        Output = output;
    }

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    internal string Input { get; }

    internal string Output { get; }

    /// <summary>The schema with the copy: after the column it hides, else at the end.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        return new ColumnCopyMapper(inputSchema, Output, Input).OutputSchema;
    }

    /// <summary>The view with the copy.</summary>
    public IDataView Transform(IDataView input)
    {
        Guard.NotNull(input, nameof(input));
        return new ColumnCopyView(input, new ColumnCopyMapper(input.Schema, Output, Input));
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        return new ColumnCopyMapper(inputSchema, Output, Input);
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => throw ModelSaveContext.Unsupported();
}
