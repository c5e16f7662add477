using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Reading;

/// <summary>A column of single values.</summary>
internal sealed class ScalarCells<T>(DataViewSchema.Column column, Cells<T> cells) : ColumnCells(column)
{
    private ValueGetter<T>? _get;
    private T _value = default!;

    public override IEnumerable<DataFrameColumn> Columns => [cells.Column];

    public override void Open(DataViewRow row) => _get = row.GetGetter<T>(Source);

    public override void Add()
    {
        _get!(ref _value);
        cells.Add(_value);
    }
}
