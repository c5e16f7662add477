using MlMix.Demo.Images;
using MlMix.Demo.Sets;

namespace MlMix.Demo.Results;

/// <summary>All that the summary and the page show.</summary>
internal sealed record DemoResult(ChosenSets Sets, DemoOptions Options, TutorialResult Tutorial, TrainingResult? Training)
{
    public IReadOnlyList<ImageSet> Sources { get; } = [Sets.Digits, Sets.Clothes];

    /// <summary>The name of the source of a batch; all names if it has rows of several.</summary>
    public string NamesOf(Batch batch) => string.Join(" + ", batch.Sources.Distinct().Order().Select(source => Sources[source].Name));
}
