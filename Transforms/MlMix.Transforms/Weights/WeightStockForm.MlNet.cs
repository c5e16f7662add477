using Microsoft.ML;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix.Weights;

/// <summary>
/// Writes the weights as lookups. What is not found is looked up as 0, which may be a weight, so a second lookup tells whether it is known.
/// </summary>
internal static class WeightStockForm
{
    public static void Save(WeightMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        string number = StockForms.Temporary(fitted, mapping.Output, "number");
        string known = StockForms.Temporary(fitted, mapping.Output, "known");
        string weight = StockForms.Temporary(fitted, mapping.Output, "weight");
        var dropped = new List<string> { number, known, weight };
        IEnumerable<int> sources = Enumerable.Range(0, mapping.Sources.KeyCount);
        (long Number, float Weight)[] weights = mapping.Label is null
            ? [.. sources.Select(source => (source + 1L, mapping.Weights[source][0]))]
            : [.. from source in sources
                  from place in Enumerable.Range(0, mapping.Labels.Length)
                  select (LabelPairs.Of(source + 1, place, mapping.Labels), mapping.Weights[source][place])];

        IEstimator<ITransformer> chain = mapping.Label is null
            ? StockForms.Index(ml, number, mapping.Source, mapping.Sources)
            : LabelPairs.Number(ml, number, fitted[mapping.Label], mapping.Labels, mapping.Source, mapping.Sources, fitted, dropped);
        StockForms.Save(
            chain.Append(ml.Transforms.Conversion.MapValue(weight, weights.Select(pair => KeyValuePair.Create(pair.Number, pair.Weight)), number))
                .Append(ml.Transforms.Conversion.MapValue(known, weights.Select(pair => KeyValuePair.Create(pair.Number, 1)), number))
                .Append(ml.Transforms.Expression(mapping.Output, "(w, k) : k == 0 ? 1f : w", weight, known))
                .Append(ml.Transforms.DropColumns([.. dropped])),
            fitted,
            context);
    }
}
