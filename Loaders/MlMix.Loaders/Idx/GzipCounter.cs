using System.IO.Compression;

namespace MlMix.Idx;

/// <summary>Counts the plain bytes of a gzipped file and sees whether it is whole.</summary>
/// <remarks>
/// The decompressor of .NET takes a member without its last bytes for a whole one, and bytes that are not gzip for the end of the file.
/// So the file is decompressed with a member of our own behind it: only after a file that is whole does that member come out unharmed.
/// </remarks>
internal static class GzipCounter
{
    private const int BufferBytes = 1 << 16;

    // Any bytes that damaged data do not give by chance.
    private static readonly byte[] Mark = [0xC5, 0x3A, 0x96, 0x0F, 0xE1, 0x7D, 0x28, 0xB4, 0x5B, 0xD2, 0x49, 0x8E];

    private static readonly byte[] MarkMember = Compress(Mark);

    /// <summary>Decompresses the file from where it stands to its end, in constant memory, and stops early where there are more plain bytes
    /// than <paramref name="most"/>: few bytes can decompress to very many.</summary>
    public static GzipCount Count(Stream file, long most)
    {
        using var marked = new MarkedStream(file, MarkMember);
        using var bytes = new GZipStream(marked, CompressionMode.Decompress);
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        long count = 0;
        try
        {
            // The decompressor gives all it has before it asks for more, so what comes once the mark was asked for is not the file's.
            int read;
            while ((read = bytes.Read(buffer)) > 0 && !marked.IsPastFile)
            {
                count += read;
                if (count > most)
                    return new GzipCount(count, GzipEnd.TooMany);
            }
            if (!marked.IsPastFile)
                return new GzipCount(count, GzipEnd.BytesAfter);
            read += bytes.ReadAtLeast(buffer.AsSpan(read), 1 + Mark.Length, throwOnEndOfStream: false);
            return new GzipCount(count, buffer.AsSpan(0, read).SequenceEqual(Mark) ? GzipEnd.Whole : GzipEnd.Cut);
        }
        catch (InvalidDataException damage)
        {
            // A member that is cut takes its missing bytes from ours, and finds them wrong.
            return new GzipCount(count, marked.IsPastFile ? GzipEnd.Cut : GzipEnd.Damaged, damage);
        }
    }

    private static byte[] Compress(byte[] content)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.NoCompression))
            gzip.Write(content);
        return target.ToArray();
    }

    /// <summary>Gives the bytes of a file, then those of the mark; never both in one read.</summary>
    private sealed class MarkedStream(Stream file, byte[] mark) : Stream
    {
        private readonly MemoryStream _mark = new(mark, writable: false);

        /// <summary>Whether more was asked for than the file holds.</summary>
        public bool IsPastFile { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int read = IsPastFile ? 0 : file.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            IsPastFile = true;
            return _mark.Read(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
