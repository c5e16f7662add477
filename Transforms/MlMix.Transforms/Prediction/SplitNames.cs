using MlMix.Mapping;

namespace MlMix.Prediction;

/// <summary>The names of the columns that a prediction is in, and of those that it is split into.</summary>
internal sealed record SplitNames(string Predicted, string? Score, string Source, string Label, string SourceScore)
{
    /// <summary>The name of the column of one source's scores.</summary>
    public string Slice(string source) => $"{Score}/{source}";

    public void Check(IEnumerable<string> sources, Faults faults)
    {
        ColumnNames.Check("PredictedLabelColumnName", Predicted, faults);
        if (Score is not null)
            ColumnNames.Check("ScoreColumnName", Score, faults);
        ColumnNames.Check("SourceColumnName", Source, faults);
        ColumnNames.Check("LabelColumnName", Label, faults);
        ColumnNames.Check("SourceScoreColumnName", SourceScore, faults);
        IEnumerable<string> made = Score is null ? [Source, Label] : [Source, Label, SourceScore, .. sources.Select(Slice)];
        foreach (IGrouping<string, string> twice in made.Where(name => !string.IsNullOrEmpty(name)).GroupBy(name => name).Where(group => group.Count() > 1))
            faults.Add($"the column '{twice.Key}' would be made more than once; give the columns made names of their own.");
    }
}
