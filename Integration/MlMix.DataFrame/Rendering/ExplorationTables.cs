using Microsoft.Data.Analysis;
using MlMix.Exploring;

namespace MlMix.Rendering;

/// <summary>The tables of an exploration.</summary>
internal static class ExplorationTables
{
    private const int MostRows = 200;
    private static readonly string[] Shares = [SourcesFrame.Share, SourcesFrame.Weight];

    public static IEnumerable<FrameTable> Of(MixExploration exploration)
    {
        yield return new FrameTable("Sources", exploration.Sources)
        {
            Rows = MostRows,
            HasRowNames = true,
            Shares = Shares,
            Bar = (column, row) => Shares.Contains(column) && exploration.Sources[column][row] is double share ? share : null,
        };
        if (exploration.Columns is { Rows.Count: > 0 } columns)
            yield return BySlot(new FrameTable("Columns by source", columns));
        if (exploration.Labels is { } labels)
        {
            double[] rows = [.. Enumerable.Range(0, (int)labels.Rows.Count).Select(row => Sum(labels, row))];
            yield return new FrameTable("Labels by source", labels)
            {
                Rows = MostRows,
                HasRowNames = true,
                Bar = (column, row) => labels[column][row] is long count && rows[row] > 0 ? count / rows[row] : null,
            };
        }
    }

    /// <summary>Shows a table with a row for each column, source and slot; where there are no slots, without the column for them.</summary>
    public static FrameTable BySlot(FrameTable table)
    {
        bool hasSlots = table.Frame.Columns.Any(column => column.Name == ColumnsFrame.Slot && column.NullCount < column.Length);
        return table with { Rows = MostRows, HasRowNames = true, Hidden = hasSlots ? [] : [ColumnsFrame.Slot] };
    }

    private static double Sum(DataFrame labels, int row) => labels.Columns.Sum(column => column[row] is long count ? count : 0);
}
