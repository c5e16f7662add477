using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation.Kept;

/// <summary>Vectors of Single of one size in memory, dense, in blocks: no object for each row and no block that is too large.</summary>
internal sealed class KeptVectors(string name, VectorDataViewType type, DataViewSchema.Annotations? annotations)
    : KeptColumn(name, type, annotations)
{
    private const int RowsOfBlock = 256;

    private readonly int _size = type.Size;
    private readonly List<float[]> _blocks = [];
    private int _count;

    public override Action Appender(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> value = default;
        return () =>
        {
            get(ref value);
            if (_count % RowsOfBlock == 0)
                _blocks.Add(new float[RowsOfBlock * _size]);
            value.CopyTo(Place(_count++));
        };
    }

    public override Delegate CreateGetter(Func<int> row) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        Span<float> kept = Place(row());
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, _size);
        kept.CopyTo(editor.Values);
        value = editor.Commit();
    });

    private Span<float> Place(int row) => _blocks[row / RowsOfBlock].AsSpan(row % RowsOfBlock * _size, _size);
}
