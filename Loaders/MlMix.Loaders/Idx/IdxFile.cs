namespace MlMix.Idx;

/// <summary>An IDX file whose header was read and whose length was checked against it.</summary>
internal sealed class IdxFile
{
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
            CheckLength(input.FileBytes, header, source, input.Unit);
            return;
        }
        // The length field of gzip is read in no time, but holds the low 32 bits only, and of the last member only. When it agrees, readers
        // still check what they read; when it does not, only counting can tell a file of several members from a faulty one.
        if (input.ReadGzipLengthField() == unchecked((uint)expected))
            return;
        long found = input.CountDecompressed(out var damage);
        if (damage is not null)
        {
            throw source.Fault($"is damaged: its header ({header}) promises {expected}{input.Unit}, but decompression fails after {found}, "
                + $"which is {header.CompleteRows(found)} complete rows.", damage);
        }
        CheckLength(found, header, source, input.Unit);
    }

    private static void CheckLength(long found, IdxHeader header, IdxSource source, string unit)
    {
        long expected = header.TotalBytes;
        if (found < expected)
        {
            throw source.Fault($"is cut: its header ({header}) promises {expected}{unit}, but there are {found}, which is "
                + $"{header.CompleteRows(found)} complete rows.");
        }
        if (found > expected)
        {
            throw source.Fault($"has {found - expected} bytes too many: its header ({header}) promises {expected}{unit}, but there "
                + $"are {found}.");
        }
    }
}
