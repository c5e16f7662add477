namespace MlMix.Idx;

/// <summary>An IDX file whose header was read and whose length was checked against it.</summary>
internal sealed class IdxFile
{
    // How far past the end of the rows plain bytes are counted, to say how many there are.
    private const int CountedExcessBytes = 1 << 16;

    private IdxFile(IdxSource source, IdxHeader header)
    {
        Source = source;
        Header = header;
    }

    public IdxSource Source { get; }

    public IdxHeader Header { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not an IDX file, or longer or shorter than its header says.</exception>
    public static IdxFile Load(IdxSource source)
    {
        using var input = IdxInput.Open(source);
        var header = IdxHeaderReader.Read(input, source);
        CheckLength(input, header, source);
        return new IdxFile(source, header);
    }

    /// <summary>Opens the file for reading its rows, at the first one. Each reader is independent of all others.</summary>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    /// <exception cref="InvalidDataException">Its header is not the one it had when it was loaded.</exception>
    public IdxRowReader OpenRows()
    {
        var input = IdxInput.Open(Source);
        try
        {
            var header = IdxHeaderReader.Read(input, Source);
            if (!header.SameAs(Header))
                throw Source.Fault($"changed after it was loaded: its header said {Header} and now says {header}. Load it again.");
            return new IdxRowReader(this, input);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private static void CheckLength(IdxInput input, IdxHeader header, IdxSource source)
    {
        long expected = header.TotalBytes;
        if (!input.IsGzip)
        {
            CheckLength(input.FileBytes, input, header, source);
            return;
        }
        // The length field of gzip is read in no time, but holds the low 32 bits only, and of the last member only. When it agrees, readers
        // still check what they read; when it does not, only decompressing can tell a file of several members from a faulty one.
        if (input.ReadGzipLengthField() == unchecked((uint)expected))
            return;
        long most = expected + CountedExcessBytes;
        var count = input.CountDecompressed(most);
        if (count.End == GzipEnd.TooMany)
        {
            throw source.Fault($"has more than {CountedExcessBytes} bytes too many: its header ({header}) promises "
                + $"{input.Bytes(expected)}, but there are more than {most}.");
        }
        if (count.End == GzipEnd.Damaged)
        {
            throw source.Fault($"is damaged: its header ({header}) promises {input.Bytes(expected)}, but decompression fails after "
                + $"{count.Bytes}, which is {Amount.Of(header.CompleteRows(count.Bytes), "complete row")}.", count.Damage);
        }
        CheckLength(count.Bytes, input, header, source);
        CheckTail(count, input, header, source);
    }

    private static void CheckTail(GzipCount count, IdxInput input, IdxHeader header, IdxSource source)
    {
        switch (count.End)
        {
            case GzipEnd.Cut:
                throw source.Fault($"is cut within its last bytes: all {input.Bytes(count.Bytes)} that its header ({header}) promises are "
                    + $"there, but the gzip data around them are not whole when the file ends after {input.FileBytes} bytes.",
                    count.Damage);
            case GzipEnd.BytesAfter:
                throw source.Fault($"has bytes after its end: the {input.Bytes(count.Bytes)} that its header ({header}) promises are "
                    + $"there, and what follows them in the file's {input.FileBytes} bytes is not gzip.");
        }
    }

    private static void CheckLength(long found, IdxInput input, IdxHeader header, IdxSource source)
    {
        long expected = header.TotalBytes;
        if (found < expected)
        {
            throw source.Fault($"is cut: its header ({header}) promises {input.Bytes(expected)}, but there are {found}, which is "
                + $"{Amount.Of(header.CompleteRows(found), "complete row")}.");
        }
        if (found > expected)
        {
            throw source.Fault($"has {Amount.Of(found - expected, "byte")} too many: its header ({header}) promises "
                + $"{input.Bytes(expected)}, but there are {found}.");
        }
    }
}
