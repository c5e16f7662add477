using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>
/// Writes the normalization as stock transformers: a lookup that numbers the sources, with 0 for unknown ones; lookups of offset and scale by that number; the
/// formula; and a drop of the columns in between.
/// </summary>
internal static class NormalizeStockForm
{
    public static void Save(NormalizeMapping[] columns, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StockForms.Save(Of(new MLContext(), columns, fitted, null), fitted, columns.Select(column => column.Names.Output), context);
    }

    /// <summary>The stock form.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="fitted">The schema of the data before it.</param>
    /// <param name="refusal">The name of a column that tells why a row is refused; null where it is refused itself.</param>
    public static IEstimator<ITransformer> Of(MLContext ml, NormalizeMapping[] columns, DataViewSchema fitted, string? refusal)
    {
        NormalizeMapping first = columns[0];
        string number = StockForms.Temporary(fitted, first.Names.Output, "number");
        IEstimator<ITransformer> chain = StockForms.Index(ml, number, first.Names.Source, first.Sources);
        var dropped = new List<string> { number };
        if (!first.HasUnknown)
        {
            string text = refusal ?? StockForms.Temporary(fitted, first.Names.Output, "refusal");
            chain = chain.Append(ml.Transforms.Conversion.MapValue(text, [KeyValuePair.Create(0L, first.NoSource("a row"))], number));
            if (refusal is null)
            {
                chain = chain.Append(ContractForms.Refusing(ml, number, text));
                dropped.Add(text);
            }
        }

        // The columns are made one after the other, but each of what the input held.
        var inputs = new Dictionary<string, string>();
        foreach (string hidden in columns.Select(column => column.Names.Input).Intersect(columns.Select(column => column.Names.Output)))
        {
            inputs[hidden] = StockForms.Temporary(fitted, hidden, "input");
            chain = chain.Append(ml.Transforms.CopyColumns(inputs[hidden], hidden));
            dropped.Add(inputs[hidden]);
        }

        foreach (NormalizeMapping column in columns)
        {
            string input = inputs.GetValueOrDefault(column.Names.Input, column.Names.Input);
            chain = chain.Append(column is NormalizeMapping<float> singles
                ? Column(ml, singles, fitted, number, input, dropped)
                : Column(ml, (NormalizeMapping<double>)column, fitted, number, input, dropped));
        }

        return chain.Append(ml.Transforms.DropColumns([.. dropped]));
    }

    private static IEstimator<ITransformer> Column<T>(
        MLContext ml, NormalizeMapping<T> column, DataViewSchema fitted, string number, string input, List<string> dropped)
        where T : struct, IFloatingPointIeee754<T>
    {
        string output = column.Names.Output;
        string offset = StockForms.Temporary(fitted, output, "offset");
        string scale = StockForms.Temporary(fitted, output, "scale");
        dropped.AddRange([offset, scale]);
        int slots = column.Slots;
        IEnumerable<(long Number, Affine<T> Map)> maps =
            [.. Enumerable.Range(0, column.Sources.KeyCount).Select(source => (source + 1L, column.Of(source)))];
        // Of a row that is refused no value is read.
        maps = maps.Prepend((0L, column.Unknown ?? new Affine<T>([T.NaN], [T.One])));
        if (slots == 1)
        {
            string formula = column.IsLog ? "(x, o, s) : x > 0 ? (log(x) - o) * s : na(x)" : "(x, o, s) : (x - o) * s";
            return ml.Transforms.Conversion.MapValue(offset, maps.Select(map => KeyValuePair.Create(map.Number, map.Map.Offsets[0])), number)
                .Append(ml.Transforms.Conversion.MapValue(scale, maps.Select(map => KeyValuePair.Create(map.Number, map.Map.Scales[0])), number))
                .Append(ml.Transforms.Expression(output, formula, input, offset, scale));
        }

        string values = input;
        IEstimator<ITransformer>? chain = null;
        if (column.IsLog)
        {
            values = StockForms.Temporary(fitted, output, "log");
            dropped.Add(values);
            chain = ml.Transforms.Expression(values, "(x) : x > 0 ? log(x) : na(x)", input);
        }

        string[]? names = NamedSlots.NamesOf(new DataViewSchema.DetachedColumn(fitted[column.Names.Input]));
        return chain
            .Then(ml.Transforms.Conversion.MapValue(offset, maps.Select(map => KeyValuePair.Create(map.Number, BySlot(map.Map.Offsets, slots))), number))
            .Append(ml.Transforms.Conversion.MapValue(scale, maps.Select(map => KeyValuePair.Create(map.Number, BySlot(map.Map.Scales, slots))), number))
            .Append(ContractForms.Slots<T>(ml, output, slots, names, values, offset, scale));
    }

    private static T[] BySlot<T>(ReadOnlySpan<T> numbers, int slots) =>
        numbers.Length == slots ? numbers.ToArray() : [.. Enumerable.Repeat(numbers[0], slots)];
}
