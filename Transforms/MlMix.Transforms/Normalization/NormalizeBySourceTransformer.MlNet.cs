using MlMix.Contracts;
using MlMix.Normalization;

namespace MlMix;

public sealed partial class NormalizeBySourceTransformer
{
    /// <summary>Gets how it is saved where it must not refuse rows; null if it refuses none.</summary>
    internal DeferredForm? Deferred => _columns.All(column => column.HasUnknown) ? null : new DeferredForm(
        [.. _columns.Select(column => column.Names.Output)],
        (ml, schema, refusal) => NormalizeStockForm.Of(ml, _columns, schema, refusal));
}
