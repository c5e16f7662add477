using Microsoft.ML;
using MlMix.Contracts;
using MlMix.Labels;

namespace MlMix;

public sealed partial class OffsetLabelsTransformer : IRefusingTransformer
{
    IReadOnlyCollection<string> IRefusingTransformer.Refused => OffsetStockForm.Refuses(_mapping, _fitted) ? [_mapping.Names.Output] : [];

    IEstimator<ITransformer> IRefusingTransformer.Deferring(MLContext ml, DataViewSchema schema, string refusal) =>
        OffsetStockForm.OfWholeNumbers(ml, _mapping, schema, refusal);
}
