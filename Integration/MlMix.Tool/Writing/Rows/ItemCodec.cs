using System.Buffers;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Writes values of a type as bytes and reads them back.</summary>
internal abstract class ItemCodec<T>
{
    public abstract void Write(ReadOnlySpan<T> items, IBufferWriter<byte> output);

    public abstract void Read(PartReader reader, Span<T> items);
}
