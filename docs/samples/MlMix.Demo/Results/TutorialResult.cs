using MlMix.Demo.Images;

namespace MlMix.Demo.Results;

/// <summary>
/// What the tutorial found. Surveys are by source; <paramref name="EvenSources"/> has the source of each row of the Even mix.
/// </summary>
internal sealed record TutorialResult(
    IReadOnlyDictionary<string, SourceStatistics> Fitted,
    IReadOnlyList<SourceSurvey> Before,
    IReadOnlyList<SourceSurvey> After,
    IReadOnlyList<Sample> Samples,
    IReadOnlyList<Batch> Batches,
    IReadOnlyList<double> EvenWeights,
    IReadOnlyList<int> EvenSources)
{
    /// <summary>Rows of a source in the batches shown.</summary>
    public int Delivered(int source) => Batches.Sum(batch => batch.Sources.Count(each => each == source));

    /// <summary>Rows of a source in the Even mix.</summary>
    public int EvenDelivered(int source) => EvenSources.Count(each => each == source);
}
