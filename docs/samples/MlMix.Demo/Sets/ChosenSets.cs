namespace MlMix.Demo.Sets;

/// <summary>The two sets that the demo mixes, where they are from, and what else there is to say about them.</summary>
internal sealed record ChosenSets(ImageSet Digits, ImageSet Clothes, string Origin, string? Hint = null);
