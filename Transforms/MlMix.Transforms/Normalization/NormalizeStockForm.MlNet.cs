using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Writes the normalization as two lookups by source, the formula, and a drop of the looked-up columns.</summary>
internal static class NormalizeStockForm
{
    public static void Save(NormalizeMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        FittedSources sources = mapping.Sources;
        Affine[] maps = [.. Enumerable.Range(0, sources.KeyCount).Select(mapping.Of)];
        string offset = StockForms.Temporary(fitted, names, "offset");
        string scale = StockForms.Temporary(fitted, names, "scale");

        // A scale is never 0, so 0 tells that the lookup found nothing: the source is missing or beyond the fitted ones.
        string formula = "(x, o, s) : s == 0f ? " +
            $"(x - {StockForms.Literal(mapping.Pooled.Offset)}) * {StockForms.Literal(mapping.Pooled.Scale)} : (x - o) * s";
        IEstimator<ITransformer> chain = StockForms.BySource(ml, offset, names, sources, maps.Select(map => map.Offset))
            .Append(StockForms.BySource(ml, scale, names, sources, maps.Select(map => map.Scale)))
            .Append(ml.Transforms.Expression(names.Output, formula, names.Input, offset, scale))
            .Append(ml.Transforms.DropColumns(offset, scale));

        bool isVector = fitted[names.Input].Type is VectorDataViewType;
        StockForms.Save(chain, isVector ? StockForms.View<float[]>(ml, names) : StockForms.View<float>(ml, names), context);
    }
}
