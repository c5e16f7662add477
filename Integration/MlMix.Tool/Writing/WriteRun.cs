using MlMix.Mixing;

namespace MlMix.Tool.Writing;

/// <summary>One run over rows to be written.</summary>
internal sealed class WriteRun(MixedDataView mixed, PartFile part, WritePaths paths, WriteOptions options, CancellationToken cancellation)
{
    private readonly long? _total = mixed.GetRowCount();
    private long _savedAt = options.Time.GetTimestamp();

    /// <summary>Gets the rows in the part.</summary>
    public long Rows { get; set; }

    /// <summary>Writes the rows of a cursor that has not begun, to the last.</summary>
    public void WriteRows(MixedCursor cursor, RowEncoder encoder)
    {
        long untilLook = options.RowsBetweenLooks;
        while (cursor.MoveNext())
        {
            encoder.WriteRow();
            part.EndRow();
            Rows++;
            if (--untilLook > 0 && !cancellation.IsCancellationRequested)
                continue;
            untilLook = options.RowsBetweenLooks;
            Look(cursor);
        }
        SaveState(cursor);
        options.Progress?.Report(new WriteProgress(Rows, _total));
    }

    private void Look(MixedCursor cursor)
    {
        options.Progress?.Report(new WriteProgress(Rows, _total));
        bool isCancelled = cancellation.IsCancellationRequested;
        if (isCancelled || options.Time.GetElapsedTime(_savedAt) >= options.StateEvery)
            SaveState(cursor);
        if (isCancelled)
            cancellation.ThrowIfCancellationRequested();
    }

    // The state must never count bytes that are not on the disk.
    private void SaveState(MixedCursor cursor)
    {
        part.Flush();
        WriteState.Of(mixed, Rows, part.Length, cursor.SaveForThisShard()).Save(paths.State);
        _savedAt = options.Time.GetTimestamp();
    }
}
