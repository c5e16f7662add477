using Microsoft.Data.Analysis;

namespace MlMix.Exploring;

/// <summary>The frame with a row for each column and source that two explorations have: mean and standard deviation before and after.</summary>
internal static class ComparisonFrame
{
    public static DataFrame Of(Survey before, Survey after, IReadOnlyDictionary<string, string> renamed)
    {
        var rows = new List<(string Column, string? Slot, string Source, ColumnFigures Before, ColumnFigures After)>();
        foreach (ColumnSurvey column in before.Columns.Where(column => column.IsNumeric))
        {
            string name = renamed.GetValueOrDefault(column.Column.Name, column.Column.Name);
            if (after.Columns.FirstOrDefault(other => other.IsNumeric && other.Column.Name == name) is not { } other)
                continue;
            string shown = name == column.Column.Name ? name : $"{column.Column.Name} > {name}";
            foreach ((string source, int[] own, int[] its) in Common(before, after))
                rows.Add((shown, null, source, column.Of(own), other.Of(its)));
            if (column.Slots.Count == 0 || column.Slots.Count != other.Slots.Count)
                continue;
            (string Source, IReadOnlyList<ColumnFigures> Before, IReadOnlyList<ColumnFigures> After)[] slots =
                [.. Common(before, after).Select(pair => (pair.Source, column.OfSlots(pair.Before), other.OfSlots(pair.After)))];
            for (int slot = 0; slot < column.Slots.Count; slot++)
                rows.AddRange(slots.Select(pair => (shown, (string?)column.Slots[slot], pair.Source, pair.Before[slot], pair.After[slot])));
        }
        return new DataFrame(
            new StringDataFrameColumn("column", rows.Select(row => row.Column)),
            new StringDataFrameColumn(ColumnsFrame.Slot, rows.Select(row => row.Slot)),
            new StringDataFrameColumn(SourcesFrame.Source, rows.Select(row => row.Source)),
            new DoubleDataFrameColumn("mean before", rows.Select(row => row.Before.Mean)),
            new DoubleDataFrameColumn("mean after", rows.Select(row => row.After.Mean)),
            new DoubleDataFrameColumn("sd before", rows.Select(row => row.Before.StandardDeviation)),
            new DoubleDataFrameColumn("sd after", rows.Select(row => row.After.StandardDeviation)));
    }

    private static IEnumerable<(string Source, int[] Before, int[] After)> Common(Survey before, Survey after) =>
        before.Groups.Join(after.Groups, Key, Key, (own, its) => (own.Name, own.Sources, its.Sources));

    // A source may be called as all of them together are.
    private static (string Name, bool IsAll) Key((string Name, int[] Sources) group) => (group.Name, group.Sources.Length > 1);
}
