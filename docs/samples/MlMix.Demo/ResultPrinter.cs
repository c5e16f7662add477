using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;

namespace MlMix.Demo;

/// <summary>
/// Prints what the tutorial and the training found. The demo is built culture-invariant, so numbers look alike everywhere.
/// </summary>
internal sealed class ResultPrinter(TextWriter output)
{
    private const int LabelsShown = 8;

    public void Print(IReadOnlyList<ImageSet> sources, TutorialResult result)
    {
        Heading("Sources");
        for (int i = 0; i < sources.Count; i++)
        {
            (SourceSurvey before, SourceSurvey after) = (result.Before[i], result.After[i]);
            Line($"  {sources[i].Name,-9}{after.Rows,7:N0} rows, labels {Labels(before)} become {Labels(after)}");
        }

        Heading($"The first {result.Batches.Count} batches of {Tutorial.BatchSize}");
        foreach (Batch batch in result.Batches)
        {
            string names = string.Join(" + ", batch.Sources.Distinct().Order().Select(source => sources[source].Name));
            string labels = string.Join(" ", batch.Labels.Take(LabelsShown));
            Line($"  batch {batch.Index}: shape ({string.Join(", ", batch.Shape)}), labels [{labels} ...], source {names}");
        }

        Line($"  shares: {Shares(sources, result.Delivered, result.Batches.Sum(batch => batch.Labels.Length))}");

        Heading("Pixels of each source, mean / standard deviation");
        for (int i = 0; i < sources.Count; i++)
        {
            (SourceSurvey before, SourceSurvey after, SourceStatistics fitted) =
                (result.Before[i], result.After[i], result.Fitted[sources[i].Name]);
            Line($"  {sources[i].Name,-9}before {before.Mean:0.0000} / {before.StandardDeviation:0.0000}"
                + $"   fitted {fitted.Center[0]:0.0000} / {fitted.Spread[0]:0.0000}"
                + $"   after {Math.Round(after.Mean, 6) + 0.0:0.000000} / {after.StandardDeviation:0.000000}"
                + (sources[i].Published is { } usual ? $"   usually given {usual.Mean:0.0000} / {usual.StandardDeviation:0.0000}" : ""));
        }

        Heading($"The same sources as Even {string.Join(" / ", result.EvenWeights.Select(weight => $"{weight * 100:0}"))}, row by row");
        Line($"  first 20 rows: {string.Concat(result.EvenSources.Take(20).Select(source => sources[source].Name[0]))}");
        Line($"  first {result.EvenSources.Count:N0} rows: {Shares(sources, result.EvenDelivered, result.EvenSources.Count)}");
    }

    public void Print(TrainingResult training)
    {
        Line("  accuracy on the rows held back:");
        Line($"  {"",-9}{"rows",7}{"one model on the mix",23}{"a model per source",21}");
        foreach (SourceAccuracy source in training.Sources)
            Line($"  {source.Source,-9}{source.TestRows,7:N0}{source.Mixed,23:P1}{source.Alone,21:P1}");
        long rows = training.Sources.Sum(source => source.TestRows);
        Line($"  {"overall",-9}{rows,7:N0}{training.Overall,23:P1}{training.OverallAlone,21:P1}");
    }

    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    private void Line(string text) => output.WriteLine(text);

    private static string Labels(SourceSurvey survey) => $"{survey.LabelMin}-{survey.LabelMax}";

    private static string Shares(IReadOnlyList<ImageSet> sources, Func<int, int> delivered, int all) =>
        string.Join(", ", sources.Select((set, i) => $"{set.Name} {delivered(i)} ({delivered(i) / (double)all:P1})"));
}
