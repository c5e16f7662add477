using System.Buffers.Binary;

namespace MlMix.Demo.Drawing;

/// <summary>
/// Writes bytes as an IDX file: two zero bytes, the element type, the rank, the dimensions as big-endian int32, the elements.
/// </summary>
internal static class IdxWriter
{
    private const byte UnsignedByte = 0x08;

    public static void Write(string path, ReadOnlySpan<byte> elements, params ReadOnlySpan<int> dimensions)
    {
        Span<byte> header = stackalloc byte[4 + 4 * dimensions.Length];
        header.Clear();
        header[2] = UnsignedByte;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header[(4 + 4 * i)..], dimensions[i]);

        string beside = path + ".new";
        using (FileStream output = File.Create(beside))
        {
            output.Write(header);
            output.Write(elements);
        }

        File.Move(beside, path, overwrite: true);
    }
}
