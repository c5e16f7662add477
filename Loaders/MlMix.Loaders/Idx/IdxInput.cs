using System.Buffers.Binary;
using System.IO.Compression;

namespace MlMix.Idx;

/// <summary>An open IDX file as a stream of plain bytes, whether it is gzipped or not.</summary>
internal sealed class IdxInput : IDisposable
{
    private readonly FileStream _file;
    private readonly Stream _bytes;

    private IdxInput(FileStream file, bool isGzip)
    {
        _file = file;
        IsGzip = isGzip;
        _bytes = isGzip ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    /// <summary>Whether the file begins with the magic bytes of gzip; its name does not matter.</summary>
    public bool IsGzip { get; }

    /// <summary>The length of the file as it lies on the disk.</summary>
    public long FileBytes => _file.Length;

    /// <summary>Says how many plain bytes these are.</summary>
    public string Bytes(long number) => Amount.Of(number, "byte") + (IsGzip ? " once decompressed" : "");

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IdxInput Open(IdxSource source)
    {
        FileStream file;
        try
        {
            file = new FileStream(source.Path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read,
                Options = FileOptions.SequentialScan,
                BufferSize = 0, // whoever reads brings a buffer: rows are read many at a time, and the decompressor has its own
            });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{source} does not exist.", source.Path, missing);
        }
        try
        {
            Span<byte> magic = stackalloc byte[2];
            int found = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return new IdxInput(file, found == magic.Length && magic[0] == 0x1F && magic[1] == 0x8B);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads at least so many plain bytes, fewer only at the end of the file.</summary>
    /// <exception cref="InvalidDataException">What the decompressor makes of a damaged file.</exception>
    public int ReadAtLeast(Span<byte> target, int minimum) => _bytes.ReadAtLeast(target, minimum, throwOnEndOfStream: false);

    /// <summary>
    /// Gives the length before compression, modulo 2^32, which gzip writes at the end of each member: that of the file, if the file has one
    /// member. Nothing can be read afterwards.
    /// </summary>
    public uint ReadGzipLengthField()
    {
        Span<byte> field = stackalloc byte[sizeof(uint)];
        _file.Seek(-field.Length, SeekOrigin.End);
        _file.ReadExactly(field);
        return BinaryPrimitives.ReadUInt32LittleEndian(field);
    }

    /// <summary>Decompresses the file to count its plain bytes, until they are more than a limit. Nothing can be read afterwards.</summary>
    public GzipCount CountDecompressed(long most)
    {
        _file.Position = 0;
        return GzipCounter.Count(_file, most);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }
}
