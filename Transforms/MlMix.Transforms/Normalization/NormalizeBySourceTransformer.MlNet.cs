using Microsoft.ML;
using MlMix.Contracts;
using MlMix.Normalization;

namespace MlMix;

public sealed partial class NormalizeBySourceTransformer : IRefusingTransformer
{
    IReadOnlyCollection<string> IRefusingTransformer.Refused =>
        [.. _columns.Where(column => !column.HasUnknown).Select(column => column.Names.Output)];

    IEstimator<ITransformer> IRefusingTransformer.Deferring(MLContext ml, DataViewSchema schema, string refusal) =>
        NormalizeStockForm.Of(ml, _columns, schema, refusal);
}
