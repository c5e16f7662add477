using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Reading;

/// <summary>A column of vectors as it is. Each row has a vector of its own.</summary>
internal sealed class VectorCells<T>(DataViewSchema.Column column) : ColumnCells(column)
{
    private readonly VBufferDataFrameColumn<T> _column = new(column.Name);
    private ValueGetter<VBuffer<T>>? _get;

    public override IEnumerable<DataFrameColumn> Columns => [_column];

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Source);

    public override void Add()
    {
        VBuffer<T> values = default;
        _get!(ref values);
        _column.Append(values);
    }
}
