using MlMix.Labels;

namespace MlMix.Alignment;

/// <summary>What the columns of a mix are to be, before those that it adds itself.</summary>
/// <param name="Columns">The columns that come from the sources.</param>
/// <param name="Dropped">What of the sources is not in the mix.</param>
/// <param name="Labels">Makes the table of the classes; null where there is none.</param>
internal sealed record SchemaPlan(IReadOnlyList<ColumnPlan> Columns, IReadOnlyList<ColumnTreatment> Dropped, Func<LabelTable?>? Labels);
