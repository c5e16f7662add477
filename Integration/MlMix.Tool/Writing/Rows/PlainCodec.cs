using System.Buffers;
using System.Runtime.InteropServices;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Values that are their bytes, as this machine has them: a part is not carried to another.</summary>
internal sealed class PlainCodec<T> : ItemCodec<T>
    where T : unmanaged
{
    public static PlainCodec<T> Instance { get; } = new();

    public override void Write(ReadOnlySpan<T> items, IBufferWriter<byte> output) => output.Write(MemoryMarshal.AsBytes(items));

    public override void Read(PartReader reader, Span<T> items) => reader.Read(MemoryMarshal.AsBytes(items));
}
