using Microsoft.ML;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix.Weights;

/// <summary>Writes the weights as lookups: the number of a known source, or pair of source and label, and the weight of the number, which is 1 for 0.</summary>
internal static class WeightStockForm
{
    public static void Save(WeightMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        string number = StockForms.Temporary(fitted, mapping.Output, "number");
        var dropped = new List<string> { number };
        int[] sources = [.. Enumerable.Range(0, mapping.Sources.KeyCount)];
        float[] weights = [.. sources.SelectMany(source => mapping.Weights[source])];
        IEstimator<ITransformer> chain = mapping.Label is null
            ? StockForms.Index(ml, number, mapping.Source, mapping.Sources)
            : Known(ml, mapping, sources, number, fitted, dropped);
        StockForms.Save(
            chain.Append(ml.Transforms.Conversion.MapValue(
                    mapping.Output, weights.Prepend(1).Select((weight, index) => KeyValuePair.Create((long)index, weight)), number))
                .Append(ml.Transforms.DropColumns([.. dropped])),
            fitted,
            [mapping.Output],
            context);
    }

    private static IEstimator<ITransformer> Known(
        MLContext ml, WeightMapping mapping, int[] sources, string number, DataViewSchema fitted, List<string> dropped)
    {
        string pair = StockForms.Temporary(fitted, mapping.Output, "pair");
        dropped.Add(pair);
        IEnumerable<long> pairs = from source in sources
                                  from place in Enumerable.Range(0, mapping.Labels.Length)
                                  select LabelPairs.Of(source + 1, place, mapping.Labels);
        return LabelPairs.Number(ml, pair, fitted[mapping.Label!], mapping.Labels, mapping.Source, mapping.Sources, fitted, dropped)
            .Append(ml.Transforms.Conversion.MapValue(number, pairs.Select((known, index) => KeyValuePair.Create(known, index + 1L)), pair));
    }
}
