using Microsoft.ML;

namespace MlMix.Splits;

/// <summary>Reads the columns that rows are split by, once, to count the rows of each side. Where rows are split as they come, nothing is read.</summary>
internal sealed class SplitPass(SplitSource[] sources, SplitRule[] rules, MixSplitOptions options)
{
    private const int RowsAtATime = 4096;

    private long _rowsBefore;

    /// <summary>The sizes by source; null where they show only by reading.</summary>
    public SplitSizes?[] Run() =>
        [.. sources.Select((source, i) => source.Column is { } column ? Count(i, source, column) : source.SizesUnread(rules))];

    private SplitSizes Count(int index, SplitSource source, SplitColumn column)
    {
        SideTally tally = source.Tally(rules);
        long row = 0;
        try
        {
            using DataViewRowCursor cursor = source.Source.Data.GetRowCursor([column.Column]);
            Func<ulong> value = column.Open(cursor);
            while (Read())
            {
                options.Cancellation.ThrowIfCancellationRequested();
                Report(index + (source.End is { } end ? row / (double)end : 0));
            }

            bool Read()
            {
                for (int i = 0; i < RowsAtATime; i++)
                {
                    if (row == source.End || !cursor.MoveNext())
                        return false;
                    if (row >= source.First)
                        tally.Add(value());
                    row++;
                }
                return true;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Failure($"column '{column.Column.Name}' could not be read to split the rows by it", failure);
        }
        if (row < source.End)
            throw Failure(FormattableString.Invariant($"it ended here, but {source.End} rows were expected"), null);
        Report(index + 1);
        _rowsBefore += tally.Rows;
        return new SplitSizes(tally.Rows, tally.TestRows());

        MixSourceException Failure(string what, Exception? inner) =>
            new(source.Source.Name, new SourcePick(index, row, 0), _rowsBefore + tally.Rows, what, inner);
    }

    private void Report(double sourcesDone) => options.Progress?.Report(sourcesDone / sources.Length);
}
