namespace MlMix;

/// <summary>One position of a mix: which row of which source stands there.</summary>
/// <param name="Source">Index of the source in the plan, from 0.</param>
/// <param name="Row">Row within the source, from 0.</param>
/// <param name="Pass">How often the source was started again before, from 0.</param>
public readonly record struct SourcePick(int Source, long Row, long Pass);
