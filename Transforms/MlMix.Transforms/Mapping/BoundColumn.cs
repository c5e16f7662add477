using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>One computed column, tied to a schema.</summary>
/// <param name="Output">What it is called and holds.</param>
/// <param name="Inputs">The input columns it is made of.</param>
/// <param name="CreateGetter">Makes its getter over a row in which the inputs are active.</param>
internal sealed record BoundColumn(
    DataViewSchema.DetachedColumn Output, IReadOnlyList<DataViewSchema.Column> Inputs, Func<DataViewRow, Delegate> CreateGetter);
