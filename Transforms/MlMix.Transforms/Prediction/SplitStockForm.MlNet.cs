using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix.Prediction;

/// <summary>Writes the split as stock transformers: lookups of source and label by the predicted class, and a contract that takes slices of the
/// scores.</summary>
internal static class SplitStockForm
{
    public static void Save(SplitMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ml = new MLContext();
        SplitNames names = mapping.Names;
        ClassTable table = mapping.Table;
        DataViewSchema.Column predicted = fitted[names.Predicted];
        string[] texts = table.Predicted(predicted);
        (int Source, int Label)[] split = table.Split(predicted, texts);
        string place = StockForms.Temporary(fitted, names.Source, "place");
        var dropped = new List<string> { place };

        IEstimator<ITransformer> chain = LabelPairs.Place(ml, place, predicted, texts);
        if (names.Score is not null)
            chain = chain.Append(Scores(ml, names, table, table.Slots(fitted[names.Score], predicted), place, fitted, dropped));
        chain = chain
            .Append(Keys(ml, names.Source, place, split.Select(pair => pair.Source), table.Sources))
            .Append(Keys(ml, names.Label, place, split.Select(pair => pair.Label), table.Labels))
            .Append(ml.Transforms.DropColumns([.. dropped]));
        StockForms.Save(chain, fitted, SplitMapping.Describe(names, table).Select(column => column.Name), context);
    }

    private static IEstimator<ITransformer> Keys(MLContext ml, string output, string place, IEnumerable<int> found, string[] values) => KeyLookup.Make(
        ml,
        output,
        KeyColumns.Type(values),
        values,
        found.Select((value, index) => (index + 1L, value + 1L)).Where(pair => pair.Item2 > 0),
        place);

    private static IEstimator<ITransformer> Scores(
        MLContext ml, SplitNames names, ClassTable table, int[][] slots, string place, DataViewSchema fitted, List<string> dropped)
    {
        string[] sources = table.Sources;

        // The slots of the sources are the same in every row: a lookup of what is always 0.
        string zero = StockForms.Temporary(fitted, names.SourceScore, "zero");
        dropped.Add(zero);
        int[] all = [.. slots.SelectMany(some => some)];
        int[] ends = [.. sources.Select((_, source) => slots.Take(source + 1).Sum(some => some.Length))];
        return ml.Transforms.Expression(zero, "(n) : n - n", place)
            .Append(ml.Transforms.CopyColumns(SliceContract.ScoresColumn, names.Score!))
            .Append(ml.Transforms.Conversion.MapValue(SliceContract.SlotsColumn, [KeyValuePair.Create(0L, all)], zero))
            .Append(ml.Transforms.Conversion.MapValue(SliceContract.EndsColumn, [KeyValuePair.Create(0L, ends)], zero))
            .Append(ml.Transforms.CustomMapping(new SliceContract().GetMapping(), SliceContract.Name))
            .Append(NamedSlots.Slices(ml, sources.Select(source => (names.Slice(source), table.LabelsOf(source))), SliceContract.SharesColumn))
            .Append(ContractForms.Sized(ml, names.SourceScore, NumberDataViewType.Single, sources.Length, sources, SliceContract.SumsColumn))
            .Append(ml.Transforms.DropColumns(
                SliceContract.ScoresColumn, SliceContract.SlotsColumn, SliceContract.EndsColumn, SliceContract.SharesColumn, SliceContract.SumsColumn));
    }
}
