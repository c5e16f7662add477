using System.Buffers;

namespace MlMix.Tool.Writing;

/// <summary>The file that rows are written to until it is complete: bytes are collected and written out in large pieces.</summary>
internal sealed class PartFile : IDisposable
{
    private const int PieceLength = 1 << 18;

    private readonly FileStream _stream;

    private PartFile(FileStream stream) => _stream = stream;

    /// <summary>Gets where to write the bytes of rows.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new(2 * PieceLength);

    /// <summary>Gets how many bytes were written, those collected too.</summary>
    public long Length => _stream.Position + Output.WrittenCount;

    /// <summary>Gets the length of the file.</summary>
    public long FileLength => _stream.Length;

    /// <summary>Opens the part, which may be there or not. While it is open no other process can open it.</summary>
    public static PartFile Open(string path) => new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0));

    /// <summary>Keeps the first bytes, and goes on after them.</summary>
    public void Cut(long keep)
    {
        _stream.SetLength(keep);
        _stream.Position = keep;
    }

    /// <summary>Writes out what was collected, once that is enough to be worth it.</summary>
    public void EndRow()
    {
        if (Output.WrittenCount >= PieceLength)
            WriteOut();
    }

    /// <summary>Writes everything to the disk.</summary>
    public void Flush()
    {
        WriteOut();
        _stream.Flush(flushToDisk: true);
    }

    public void Dispose() => _stream.Dispose();

    private void WriteOut()
    {
        _stream.Write(Output.WrittenSpan);
        Output.ResetWrittenCount();
    }
}
