using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Reading;

/// <summary>Reads one column of a view into one or more columns of a frame.</summary>
internal abstract class ColumnCells(DataViewSchema.Column column)
{
    public DataViewSchema.Column Source => column;

    public abstract IEnumerable<DataFrameColumn> Columns { get; }

    /// <summary>Makes ready for the rows of a cursor.</summary>
    public abstract void Open(DataViewRow row);

    /// <summary>Reads the current row.</summary>
    public abstract void Add();
}
