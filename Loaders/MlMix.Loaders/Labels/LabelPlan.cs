using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>The label column of a mix.</summary>
/// <param name="Column">How it is read.</param>
/// <param name="Table">Makes the table of the classes, which may need to read; null where there is none.</param>
internal sealed record LabelPlan(ColumnPlan Column, Func<LabelTable?>? Table);
