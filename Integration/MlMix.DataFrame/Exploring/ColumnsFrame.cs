using Microsoft.Data.Analysis;

namespace MlMix.Exploring;

/// <summary>The frame with a row for each column and source, and for each slot that was asked for.</summary>
internal static class ColumnsFrame
{
    public const string Slot = "slot";

    public static DataFrame Of(Survey survey)
    {
        (string Column, string? Slot, string Source, ColumnFigures Figures)[] rows = [.. survey.Columns.SelectMany(column => Rows(survey, column))];
        return new DataFrame(
            new StringDataFrameColumn("column", rows.Select(row => row.Column)),
            new StringDataFrameColumn(Slot, rows.Select(row => row.Slot)),
            new StringDataFrameColumn(SourcesFrame.Source, rows.Select(row => row.Source)),
            new Int64DataFrameColumn("values", rows.Select(row => row.Figures.Values)),
            new Int64DataFrameColumn("missing", rows.Select(row => row.Figures.Missing)),
            new DoubleDataFrameColumn("mean", rows.Select(row => row.Figures.Mean)),
            new DoubleDataFrameColumn("sd", rows.Select(row => row.Figures.StandardDeviation)),
            new DoubleDataFrameColumn("min", rows.Select(row => row.Figures.Min)),
            new DoubleDataFrameColumn("max", rows.Select(row => row.Figures.Max)));
    }

    private static IEnumerable<(string Column, string? Slot, string Source, ColumnFigures Figures)> Rows(Survey survey, ColumnSurvey column)
    {
        string name = column.Column.Name;
        foreach ((string source, int[] sources) in survey.Groups)
            yield return (name, null, source, column.Of(sources));
        IReadOnlyList<ColumnFigures>[] bySource = [.. survey.Groups.Select(group => column.OfSlots(group.Sources))];
        for (int slot = 0; slot < column.Slots.Count; slot++)
        {
            for (int group = 0; group < bySource.Length; group++)
                yield return (name, column.Slots[slot], survey.Groups[group].Name, bySource[group][slot]);
        }
    }
}
