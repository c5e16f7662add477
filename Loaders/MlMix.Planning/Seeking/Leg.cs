using MlMix.Selections;

namespace MlMix.Seeking;

/// <summary>A part of a mix between two drop-outs.</summary>
/// <param name="Start">Position of its first row.</param>
/// <param name="Stretch">Its order.</param>
/// <param name="Taken">Rows of each source before it.</param>
internal sealed record Leg(long Start, Stretch Stretch, long[] Taken);
