namespace MlMix.Demo.Sets;

/// <summary>
/// A labelled image set on disk. <paramref name="Published"/> are the mean and standard deviation that are usually given for it.
/// </summary>
internal sealed record ImageSet(
    string Name, string Images, string Labels, IReadOnlyList<string> Classes, (double Mean, double StandardDeviation)? Published);
