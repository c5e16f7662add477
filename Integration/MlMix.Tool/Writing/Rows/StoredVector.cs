using System.Buffers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Writing.Rows;

/// <summary>A column of vectors, each as its length, the number of values written down, their indices where that is fewer, and the values.</summary>
internal sealed class StoredVector<T>(DataViewSchema.Column column, ItemCodec<T> codec) : StoredColumn
{
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _values;

    public override void Bind(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(column);

    public override void Write(IBufferWriter<byte> output)
    {
        _get!(ref _values);
        ReadOnlySpan<T> values = _values.GetValues();
        PlainCodec<int>.Instance.Write([_values.Length, values.Length], output);
        if (!_values.IsDense)
            PlainCodec<int>.Instance.Write(_values.GetIndices(), output);
        codec.Write(values, output);
    }

    public override void Read(PartReader reader)
    {
        int length = reader.ReadLength();
        int count = reader.ReadLength();
        VBufferEditor<T> editor = VBufferEditor.Create(ref _values, length, count);
        if (count < length)
            PlainCodec<int>.Instance.Read(reader, editor.Indices);
        codec.Read(reader, editor.Values);
        _values = editor.Commit();
    }

    public override Delegate CreateGetter(Action ensure) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
    {
        ensure();
        _values.CopyTo(ref value);
    });
}
