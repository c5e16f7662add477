using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Alignment;

/// <summary>One column of the mix: what it is, how each source gives its values, and what is told of that.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Annotations">What is kept of what the sources say about it.</param>
/// <param name="Links">How each source gives its values.</param>
/// <param name="Treatments">What is told of each source.</param>
internal sealed record ColumnPlan(
    string Name, DataViewType Type, DataViewSchema.Annotations Annotations, ColumnLink[] Links, ColumnTreatment[] Treatments)
{
    /// <summary>Gets what finds out, before the first cursor asks for the column, what can only be read; null where nothing must be. It may throw.</summary>
    public Action<Cancellations>? Prepare { get; init; }
}
