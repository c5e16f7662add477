using Microsoft.Data.Analysis;

namespace MlMix.Exploring;

/// <summary>The frame with a row for each source and a column for each label.</summary>
internal static class LabelsFrame
{
    public const string Other = "(other)";

    public static DataFrame Of(Survey survey, LabelTally labels)
    {
        var frame = new DataFrame(new StringDataFrameColumn(SourcesFrame.Source, survey.Groups.Select(group => group.Name)));
        foreach ((string label, long[] counts) in labels.Labels)
            Add(label, counts);
        foreach ((string label, long[] counts) in new[] { (Survey.Missing, labels.Missing), (Other, labels.Other) })
        {
            if (counts.Any(count => count > 0))
                Add(label, counts);
        }
        return frame;

        // Two labels may be written alike, and one as the column of sources.
        void Add(string label, long[] counts)
        {
            string name = label;
            for (int again = 2; frame.Columns.IndexOf(name) >= 0; again++)
                name = $"{label} ({again})";
            frame.Columns.Add(new Int64DataFrameColumn(name, survey.Groups.Select(group => group.Sources.Sum(source => counts[source]))));
        }
    }
}
