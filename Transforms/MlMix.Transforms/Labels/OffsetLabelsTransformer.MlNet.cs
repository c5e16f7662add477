using MlMix.Contracts;
using MlMix.Labels;

namespace MlMix;

public sealed partial class OffsetLabelsTransformer
{
    /// <summary>Gets how it is saved where it must not refuse rows; null if it refuses none.</summary>
    internal DeferredForm? Deferred => _mapping is NumberOffsetMapping numbers && LabelType.IsWhole(_fitted[_mapping.Names.Input].Type.RawType)
        ? new DeferredForm([_mapping.Names.Output], (ml, schema, refusal) => OffsetStockForm.WholeNumbers(ml, numbers, schema, refusal))
        : null;
}
