namespace MlMix;

/// <summary>One label of one source, and the class that it is in the mix.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Label">The label in the source as text: a key's value, or a number in invariant culture.</param>
/// <param name="Class">The class in the mix, from 0: one less than the raw value of a key, or the number itself.</param>
/// <param name="Name">Name of the class.</param>
public sealed record LabelRow(string Source, string Label, long Class, string Name);
