using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Turns one view into another.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether each output row depends on its input row alone.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The schema <see cref="Transform"/> would give.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>The transformed view; nothing is computed before it is read.</summary>
    IDataView Transform(IDataView input);

    /// <summary>A mapper of single rows, when <see cref="IsRowToRowMapper"/>.</summary>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
