using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Writes the mapping of labels as stock transformers: source and label as one number, a lookup of the class's name, and keys of the names.</summary>
internal static class UnifyStockForm
{
    public static void Save(UnifyMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        UnifiedLabels labels = mapping.Labels;
        string pair = StockForms.Temporary(fitted, names.Output, "pair");
        string name = StockForms.Temporary(fitted, names.Output, "class");
        var dropped = new List<string> { pair, name };
        IEnumerable<(int Source, uint[] Keys)> sources = [(0, labels.Otherwise), .. labels.BySource.Take(mapping.Sources.KeyCount).Select((keys, index) => (index + 1, keys))];
        var classes = from source in sources
                      from place in Enumerable.Range(0, labels.Labels.Length)
                      where source.Keys[place] > 0
                      select KeyValuePair.Create(LabelPairs.Of(source.Source, place, labels.Labels), labels.Classes[source.Keys[place] - 1]);
        IEstimator<ITransformer> chain = LabelPairs
            .Number(ml, pair, fitted[names.Input], labels.Labels, names.Source, mapping.Sources, fitted, dropped)
            .Append(ml.Transforms.Conversion.MapValue(name, classes, pair))
            .Append(StockForms.Keys(ml, names.Output, name, labels.Classes))
            .Append(ml.Transforms.DropColumns([.. dropped]));
        StockForms.Save(chain, fitted, context);
    }
}
