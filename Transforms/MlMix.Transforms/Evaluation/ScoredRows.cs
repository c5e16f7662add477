using Microsoft.ML;
using MlMix.Evaluation.Kept;
using MlMix.Mapping;

namespace MlMix.Evaluation;

/// <summary>The columns that an evaluation needs, read once and kept, and which rows are of which source.</summary>
internal sealed class ScoredRows
{
    private const int RowsOfProgress = 1000;

    private readonly List<int>[] _bySource;

    private ScoredRows(KeptRows all, List<int>[] bySource)
    {
        All = all;
        _bySource = bySource;
    }

    public KeptRows All { get; }

    /// <summary>Gets the rows whose source is missing.</summary>
    public KeptRows Missing => All.Only(_bySource[0]);

    public KeptRows Of(int source) => All.Only(_bySource[source + 1]);

    public static ScoredRows Read(IDataView data, EvaluationColumns columns, EvaluateBySourceOptions options)
    {
        DataViewSchema.Column[] kept = columns.Probability is DataViewSchema.Column probability
            ? [columns.Label, columns.Score, probability]
            : [columns.Label, columns.Score];
        KeptColumn[] keptColumns = [.. kept.Select(KeptColumn.Like)];
        List<int>[] bySource = [.. Enumerable.Range(0, columns.Sources.Names.Length + 1).Select(_ => new List<int>())];
        int[] identity = [-1, .. Enumerable.Range(0, columns.Sources.Names.Length)];

        using DataViewRowCursor cursor = data.GetRowCursor([.. kept, columns.Sources.Column]);
        Action[] append = [.. keptColumns.Select((column, index) => column.Appender(cursor, kept[index]))];
        ValueGetter<int> getSource = SourceReader.Create(cursor, columns.Sources.Column, identity);
        int count = 0;
        int source = 0;
        while (cursor.MoveNext())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            foreach (Action one in append)
                one();
            getSource(ref source);
            bySource[source + 1].Add(count);
            if (++count % RowsOfProgress == 0)
                options.Progress?.Report(count);
        }

        if (count % RowsOfProgress != 0 || count == 0)
            options.Progress?.Report(count);
        return new ScoredRows(new KeptRows(keptColumns, count), bySource);
    }
}
