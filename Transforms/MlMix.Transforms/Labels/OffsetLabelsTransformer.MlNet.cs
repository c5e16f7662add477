using MlMix.Contracts;
using MlMix.Labels;

namespace MlMix;

public sealed partial class OffsetLabelsTransformer
{
    /// <summary>Gets how it is saved where it must not refuse rows; null if it refuses none.</summary>
    internal DeferredForm? Deferred => !OffsetStockForm.Refuses(_mapping, _fitted) ? null : new DeferredForm(
        [_mapping.Names.Output],
        (ml, schema, refusal) => OffsetStockForm.OfWholeNumbers(ml, _mapping, schema, refusal));
}
