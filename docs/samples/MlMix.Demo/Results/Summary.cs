using System.Text.Json;
using MlMix.Demo.Images;

namespace MlMix.Demo.Results;

/// <summary>The contents of <c>summary.json</c>.</summary>
internal sealed record Summary(
    string Build,
    IReadOnlyList<SummarySource> Sources,
    IReadOnlyList<SummaryBatch> Batches,
    SummaryEven Even,
    SummaryTraining? Training)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Summary Of(DemoResult result)
    {
        TutorialResult tutorial = result.Tutorial;
        return new Summary(
            Demo.Build.Name,
            [.. result.Sources.Select((set, i) => Source(set.Name, tutorial.Delivered(i), tutorial.After[i]))],
            [.. tutorial.Batches.Select(batch => Batch(batch, result))],
            new SummaryEven(
                tutorial.EvenWeights, tutorial.EvenSources.Count, [.. result.Sources.Select((_, i) => tutorial.EvenDelivered(i))]),
            result.Training is { } training
                ? new SummaryTraining(training.Sources.ToDictionary(source => source.Source, source => source.Mixed), training.Overall)
                : null);
    }

    public void Write(string path) => Files.WriteBeside(path, JsonSerializer.Serialize(this, Json) + "\n");

    private static SummarySource Source(string name, int delivered, SourceSurvey after) =>
        new(name, after.Rows, delivered, after.LabelMin, after.LabelMax, after.Mean, after.StandardDeviation);

    private static SummaryBatch Batch(Batch batch, DemoResult result) =>
        new(batch.Index, batch.Labels.Length, result.NamesOf(batch), batch.Labels);
}
