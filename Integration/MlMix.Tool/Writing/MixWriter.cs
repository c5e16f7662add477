using Microsoft.ML;
using MlMix.Files;
using MlMix.Mixing;

namespace MlMix.Tool.Writing;

/// <summary>Writes the rows of a mix to a file.</summary>
/// <remarks>
/// <para>
/// Rows go to <c>FILE.part</c>, which is moved into place when it is complete, so FILE is always whole. Beside it stands <c>FILE.part.json</c>, saved every
/// second: how many rows and bytes of the part are on the disk, and the checkpoint from which the mix goes on. A run that was cancelled or killed can
/// be gone on with: the part is cut to these bytes and the rest of the rows follows. The file is the same to the byte, however often it was interrupted, as
/// far as the sources give the same rows. Where FILE is a symbolic link, what it leads to is written so.
/// </para>
/// <para>
/// The part of an <c>.idv</c> file, which has an index at its end and cannot be written on, is in a form of our own; the file is made of the complete part at
/// the end, so for a while the rows are on the disk up to three times.
/// </para>
/// </remarks>
internal static class MixWriter
{
    /// <summary>Writes a file.</summary>
    /// <param name="mixed">The mix, all columns of which are written but hidden ones.</param>
    /// <param name="path">The file; its extension says the form: <c>.idv</c>, <c>.tsv</c> or <c>.jsonl</c>. With a shard, see <see cref="ShardFile"/>.</param>
    /// <param name="options">How to write.</param>
    /// <param name="cancellation">Ends the writing; the part can be gone on with.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="MixConfigurationException">
    /// The extension is unknown, or a column cannot be written so, or the part that is to be gone on with is of another mix: all faults are listed.
    /// </exception>
    /// <exception cref="MixSourceException">A source failed; the part can be gone on with.</exception>
    /// <exception cref="IOException">The file cannot be written, or another process is writing it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static WrittenFile Write(MixedDataView mixed, string path, WriteOptions options, CancellationToken cancellation = default)
    {
        DataViewSchema.Column[] columns = [.. mixed.Schema.Where(column => !column.IsHidden)];
        var faults = new Faults($"Writing '{path}'");
        RowFormat? format = RowFormat.Of(path, faults);
        format?.Check(columns, faults);
        faults.ThrowIfAny();
        var paths = new WritePaths(WholeFile.Behind(ShardFile.PathOf(path, mixed.Plan.Shard)));
        WriteState? state = null;
        long rows;
        using (PartFile part = PartFile.Open(paths.Part))
        {
            MixedDataView rest = mixed;
            if (options.Resume && File.Exists(paths.State))
                (state, rest) = WriteState.Load(paths, part.FileLength, mixed);
            else
                File.Delete(paths.State);
            part.Cut(state?.Bytes ?? 0);
            var run = new WriteRun(mixed, part, paths, options, cancellation) { Rows = state?.Rows ?? 0 };
            using MixedCursor cursor = rest.WithCancellation(cancellation).OpenCursor(columns);
            RowEncoder encoder = format!.Open(cursor, columns, part.Output);
            if (state is null)
                encoder.WriteHeader();
            run.WriteRows(cursor, encoder);
            rows = run.Rows;
        }
        string complete = format.Complete(paths.Part, columns, rows, cancellation);
        // A part without its state is begun anew, so an end between these steps costs time and nothing else.
        File.Delete(paths.State);
        File.Move(complete, paths.File, overwrite: true);
        File.Delete(paths.Part);
        return new WrittenFile(paths.File, rows, state?.Rows ?? 0);
    }
}
