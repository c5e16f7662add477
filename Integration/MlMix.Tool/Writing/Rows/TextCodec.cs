using System.Buffers;
using System.Runtime.InteropServices;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Texts, each as its length and its characters. Readers may keep them, so each is read into memory of its own.</summary>
internal sealed class TextCodec : ItemCodec<ReadOnlyMemory<char>>
{
    public static TextCodec Instance { get; } = new();

    public override void Write(ReadOnlySpan<ReadOnlyMemory<char>> items, IBufferWriter<byte> output)
    {
        foreach (ReadOnlyMemory<char> text in items)
        {
            PlainCodec<int>.Instance.Write([text.Length], output);
            output.Write(MemoryMarshal.AsBytes(text.Span));
        }
    }

    public override void Read(PartReader reader, Span<ReadOnlyMemory<char>> items)
    {
        foreach (ref ReadOnlyMemory<char> text in items)
        {
            int length = reader.ReadLength();
            char[] characters = length == 0 ? [] : new char[length];
            reader.Read(MemoryMarshal.AsBytes(characters.AsSpan()));
            text = characters;
        }
    }
}
