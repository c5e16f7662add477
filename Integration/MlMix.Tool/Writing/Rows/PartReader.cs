using System.Runtime.InteropServices;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Reads a part from its beginning.</summary>
internal sealed class PartReader(string path) : IDisposable
{
    private const int PieceLength = 1 << 18;

    private readonly FileStream _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, PieceLength, FileOptions.SequentialScan);

    public void Read(Span<byte> bytes) => _stream.ReadExactly(bytes);

    public int ReadLength()
    {
        int length = 0;
        Read(MemoryMarshal.AsBytes(new Span<int>(ref length)));
        return length;
    }

    public void Dispose() => _stream.Dispose();
}
