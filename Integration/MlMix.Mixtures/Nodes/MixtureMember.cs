namespace MlMix.Mixtures.Nodes;

/// <summary>A key of an object with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Begin">The character of the file that it begins with.</param>
/// <param name="Value">The value.</param>
internal sealed record MixtureMember(string Key, int Line, int Begin, MixtureNode Value);
