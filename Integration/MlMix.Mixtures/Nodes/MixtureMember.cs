namespace MlMix.Mixtures.Nodes;

/// <summary>A key of an object with its value.</summary>
internal sealed record MixtureMember(string Key, int Line, MixtureNode Value);
