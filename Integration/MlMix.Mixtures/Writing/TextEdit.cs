namespace MlMix.Mixtures.Writing;

/// <summary>A piece of a text, by its characters, and what is to stand there instead.</summary>
internal readonly record struct TextEdit(int Begin, int End, string Text);
