using System.Buffers;
using Microsoft.ML;

namespace MlMix.Tool.Writing.Rows;

/// <summary>A column of single values.</summary>
internal sealed class StoredScalar<T>(DataViewSchema.Column column, ItemCodec<T> codec) : StoredColumn
{
    private ValueGetter<T>? _get;
    private T _value = default!;

    public override void Bind(DataViewRow row) => _get = row.GetGetter<T>(column);

    public override void Write(IBufferWriter<byte> output)
    {
        _get!(ref _value);
        codec.Write(new ReadOnlySpan<T>(in _value), output);
    }

    public override void Read(PartReader reader) => codec.Read(reader, new Span<T>(ref _value));

    public override Delegate CreateGetter(Action ensure) => (ValueGetter<T>)((ref T value) =>
    {
        ensure();
        value = _value;
    });
}
