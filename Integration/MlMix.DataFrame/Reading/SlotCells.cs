using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Reading;

/// <summary>A column of vectors, each slot in a column of its own.</summary>
internal sealed class SlotCells<T>(DataViewSchema.Column column, Cells<T>[] slots) : ColumnCells(column)
{
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _values;

    public override IEnumerable<DataFrameColumn> Columns => slots.Select(slot => slot.Column);

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Source);

    public override void Add()
    {
        _get!(ref _values);
        ReadOnlySpan<T> values = _values.GetValues();
        ReadOnlySpan<int> indices = _values.GetIndices();
        for (int slot = 0, next = 0; slot < slots.Length; slot++)
        {
            if (_values.IsDense)
                slots[slot].Add(values[slot]);
            else
                slots[slot].Add(next < indices.Length && indices[next] == slot ? values[next++] : default!);
        }
    }
}
