using Microsoft.ML;

namespace MlMix.Routing;

/// <summary>The columns among which a row's value is.</summary>
/// <param name="Column">What the chosen column is to be.</param>
/// <param name="Slot">Name of the Int32 column that tells the slot of a row.</param>
/// <param name="Others">Name of the column for rows of slot 0.</param>
/// <param name="Chains">Names of the columns for rows of slots 1, 2, ...</param>
internal sealed record ColumnCandidates(DataViewSchema.DetachedColumn Column, string Slot, string Others, string[] Chains);
