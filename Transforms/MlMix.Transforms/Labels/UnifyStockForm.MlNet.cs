using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Writes the mapping of labels as stock transformers: a lookup of the class by the label, or by source and label as one number.</summary>
internal static class UnifyStockForm
{
    public static void Save(UnifyMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        UnifiedLabels labels = mapping.Labels;
        string number = StockForms.Temporary(fitted, names.Output, "number");
        var dropped = new List<string> { number };
        DataViewSchema.Column label = fitted[names.Input];
        IEstimator<ITransformer> chain = labels.IsSameForAll
            ? LabelPairs.Place(ml, number, label, labels.Labels)
            : LabelPairs.Number(ml, number, label, labels.Labels, names.Source, mapping.Sources, fitted, dropped);
        IEnumerable<(long Number, long Class)> classes = labels.IsSameForAll
            ? labels.Otherwise.Select((key, place) => (place + 1L, (long)key)).Where(pair => pair.Item2 > 0)
            : ByPair(mapping);
        StockForms.Save(
            chain.Append(KeyLookup.Make(ml, names.Output, KeyColumns.Type(labels.Classes), labels.Classes, classes, number))
                .Append(ml.Transforms.DropColumns([.. dropped])),
            fitted,
            [names.Output],
            context);
    }

    private static IEnumerable<(long Number, long Class)> ByPair(UnifyMapping mapping)
    {
        UnifiedLabels labels = mapping.Labels;
        IEnumerable<(int Source, uint[] Keys)> sources =
            [(0, labels.Otherwise), .. labels.BySource.Take(mapping.Sources.KeyCount).Select((keys, index) => (index + 1, keys))];
        return from source in sources
               from place in Enumerable.Range(0, labels.Labels.Length)
               where source.Keys[place] > 0
               select (LabelPairs.Of(source.Source, place, labels.Labels), (long)source.Keys[place]);
    }
}
