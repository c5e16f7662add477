namespace MlMix;

/// <summary>What a plan knows of one source.</summary>
/// <param name="Name">Name, unique in the plan, at least one character that is not white space.</param>
/// <param name="Weight">
/// Weight, finite and not negative, in any unit: only the ratios count. Default 1. The value is read as the shortest decimal that stands
/// for it, so 0.1 is one tenth exactly. 0 means never drawn.
/// </param>
/// <param name="RowCount">
/// Number of rows, or null (default) when it shows only while reading: whoever walks the plan then tells the end of the source, see
/// <see cref="PlanWalker"/>, and until told the plan takes it for endless.
/// </param>
public sealed record PlanSource(string Name, double Weight = 1, long? RowCount = null);
