using System.Globalization;
using Microsoft.Data.Analysis;

namespace MlMix.Exploring;

/// <summary>The frame with a row for each source: what it delivered.</summary>
internal static class SourcesFrame
{
    public const string Source = "source";
    public const string Weight = "weight";
    public const string Share = "share";
    private const int MostLabels = 10;

    public static DataFrame Of(Survey survey)
    {
        IReadOnlyList<(string Name, int[] Sources)> groups = survey.Groups;
        long all = survey.Rows.Sum();
        long[] rows = [.. groups.Select(group => group.Sources.Sum(source => survey.Rows[source]))];
        var columns = new List<DataFrameColumn> { new StringDataFrameColumn(Source, groups.Select(group => group.Name)) };
        if (survey.Weights is { } weights)
            columns.Add(new DoubleDataFrameColumn(Weight, groups.Select(group => One(group.Sources) is { } i ? weights[i] : (double?)null)));
        columns.Add(new Int64DataFrameColumn("rows", rows));
        columns.Add(new DoubleDataFrameColumn(Share, rows.Select(count => all > 0 ? (double)count / all : (double?)null)));
        if (survey.Passes is { } passes)
            columns.Add(new Int64DataFrameColumn("passes", groups.Select(group => One(group.Sources) is { } i ? passes[i] : (long?)null)));
        ColumnFigures[][] figures = [.. survey.Columns.Select(column => groups.Select(group => column.Of(group.Sources)).ToArray())];
        columns.Add(new Int64DataFrameColumn("missing", groups.Select((_, i) => figures.Sum(column => column[i].Missing))));
        for (int column = 0; column < figures.Length; column++)
        {
            if (!survey.Columns[column].IsNumeric)
                continue;
            string name = survey.Columns[column].Column.Name;
            columns.Add(new DoubleDataFrameColumn($"{name} mean", figures[column].Select(group => group.Mean)));
            columns.Add(new DoubleDataFrameColumn($"{name} sd", figures[column].Select(group => group.StandardDeviation)));
        }
        if (survey.Labels is { } labels)
            columns.Add(new StringDataFrameColumn("labels", groups.Select(group => Histogram(labels, group.Sources))));
        return new DataFrame(columns);
    }

    // The row of all sources has no weight and no passes of its own.
    private static int? One(int[] sources) => sources.Length == 1 ? sources[0] : null;

    private static string Histogram(LabelTally labels, int[] sources)
    {
        (string Label, long Count)[] counts =
        [
            .. labels.Labels.Select(label => (label.Label, sources.Sum(source => label.Counts[source]))),
            (Survey.Missing, sources.Sum(source => labels.Missing[source])),
            (LabelsFrame.Other, sources.Sum(source => labels.Other[source])),
        ];
        (string Label, long Count)[] met = [.. counts.Where(label => label.Count > 0)];
        string more = met.Length > MostLabels ? $", and {met.Length - MostLabels} more" : "";
        return string.Join(", ", met.Take(MostLabels).Select(label => $"{label.Label}: {label.Count.ToString("N0", CultureInfo.InvariantCulture)}")) + more;
    }
}
