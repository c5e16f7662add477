using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Writes the moving of labels as stock transformers: numbers by a formula with what is looked up for their source, keys by a table.</summary>
internal static class OffsetStockForm
{
    /// <summary>A table of the classes of keys is part of the file. One of this size has 32 MB and is loaded in seconds.</summary>
    private const int MaxClasses = 10_000_000;

    private const string UnknownLabel =
        $"{OffsetMapping.Feature}: the label of a row is none of those that its source had when fitting, or not of its type with the offset given; or its " +
        "source is missing or was not fitted, and a label that is a whole number has no missing value to stand for that.";

    public static void Save(OffsetMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Type raw = fitted[mapping.Names.Input].Type.RawType;
        IEstimator<ITransformer> chain = mapping is not NumberOffsetMapping numbers ? Keys((KeyOffsetMapping)mapping, fitted)
            : raw == typeof(float) ? Numbers<float>(numbers, fitted)
            : raw == typeof(double) ? Numbers<double>(numbers, fitted)
            : WholeNumbers(new MLContext(), numbers, fitted, null);
        StockForms.Save(chain, fitted, [mapping.Names.Output], context);
    }

    /// <summary>A label that is none of its source is missing: no stock transformer refuses a row.</summary>
    private static IEstimator<ITransformer> Numbers<T>(NumberOffsetMapping mapping, DataViewSchema fitted)
        where T : INumber<T>
    {
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        (IEstimator<ITransformer> chain, string offset, string largest, List<string> dropped) = BySource<T>(ml, mapping, fitted, typeof(T));
        return chain
            .Append(ml.Transforms.Expression(
                names.Output, "(x, o, l) : x >= 0 && x <= l && x == floor(x) ? x + o : na(x)", names.Input, offset, largest))
            .Append(ml.Transforms.DropColumns([.. dropped]));
    }

    /// <summary>
    /// The stock form for labels that are whole numbers. Expressions know of them Int32 and Int64, so all are Int64 in between. A row without a class has no
    /// value to stand for that, so it is refused.
    /// </summary>
    /// <param name="ml">The context.</param>
    /// <param name="mapping">The offsets.</param>
    /// <param name="fitted">The schema of the data before it.</param>
    /// <param name="refusal">The name of a column that tells why a row is refused; null where it is refused itself, by a contract.</param>
    public static IEstimator<ITransformer> WholeNumbers(MLContext ml, NumberOffsetMapping mapping, DataViewSchema fitted, string? refusal)
    {
        ColumnNames names = mapping.Names;
        Type raw = fitted[names.Input].Type.RawType;
        (IEstimator<ITransformer> chain, string offset, string largest, List<string> dropped) = BySource<long>(ml, mapping, fitted, raw);
        string label = StockForms.Temporary(fitted, names.Output, "label");
        string known = StockForms.Temporary(fitted, names.Output, "known");
        string moved = StockForms.Temporary(fitted, names.Output, "class");
        string text = refusal ?? StockForms.Temporary(fitted, names.Output, "refusal");
        dropped.AddRange([label, known, moved]);
        chain = Numbered(chain, ml, label, names.Input, raw)
            .Append(ml.Transforms.Expression(known, "(x, l) : x >= 0L && x <= l ? 1L : 0L", label, largest))
            .Append(ml.Transforms.Conversion.MapValue(text, [KeyValuePair.Create(0L, UnknownLabel)], known));
        if (refusal is null)
        {
            chain = chain.Append(ContractForms.Refusing(ml, known, text));
            dropped.Add(text);
        }

        chain = chain.Append(ml.Transforms.Expression(moved, "(x, o, k) : k * (x + o)", label, offset, known));
        return Converted(chain, ml, names.Output, moved, raw).Append(ml.Transforms.DropColumns([.. dropped]));
    }

    /// <summary>
    /// Makes Int64 of labels. ML.NET converts unsigned ones only by way of their text, and throws on those that are too large, even in rows of other chains. By
    /// their digits these become negative, which no label is.
    /// </summary>
    private static IEstimator<ITransformer> Numbered(IEstimator<ITransformer> chain, MLContext ml, string output, string input, Type label) =>
        DataKinds.IsSigned(label)
            ? chain.Append(ml.Transforms.Conversion.ConvertType(output, input, DataKind.Int64))
            : chain.Append(ml.Transforms.Conversion.ConvertType(output, input, DataKind.String))
                .Append(ml.Transforms.Expression(output, "(t) : long(left(t, -1)) * 10L + long(right(t, -1))", output));

    /// <summary>Makes labels of Int64.</summary>
    private static IEstimator<ITransformer> Converted(IEstimator<ITransformer> chain, MLContext ml, string output, string input, Type label) =>
        DataKinds.IsSigned(label)
            ? chain.Append(ml.Transforms.Conversion.ConvertType(output, input, StockForms.Kind(label)))
            : chain.Append(ml.Transforms.Conversion.ConvertType(output, input, DataKind.String))
                .Append(ml.Transforms.Conversion.ConvertType(output, outputKind: StockForms.Kind(label)));

    /// <summary>Looks up the offset of the source, and its largest label, which is -1 where there is none.</summary>
    private static (IEstimator<ITransformer> Chain, string Offset, string Largest, List<string> Dropped) BySource<T>(
        MLContext ml, NumberOffsetMapping mapping, DataViewSchema fitted, Type label)
        where T : INumber<T>
    {
        string output = mapping.Names.Output;
        string number = StockForms.Temporary(fitted, output, "number");
        string offset = StockForms.Temporary(fitted, output, "offset");
        string largest = StockForms.Temporary(fitted, output, "largest");
        IEnumerable<int> sources = Enumerable.Range(0, mapping.Sources.KeyCount);
        IEnumerable<KeyValuePair<long, T>> offsets = sources.Select(source => KeyValuePair.Create(source + 1L, T.CreateChecked(mapping.Table.Offsets[source])));
        IEnumerable<KeyValuePair<long, T>> ends =
            sources.Select(source => KeyValuePair.Create(source + 1L, T.CreateChecked(mapping.Largest(source, label))));
        return (
            StockForms.Index(ml, number, mapping.Names.Source, mapping.Sources)
                .Append(ml.Transforms.Conversion.MapValue(offset, offsets, number))
                .Append(ml.Transforms.Conversion.MapValue(largest, ends.Prepend(KeyValuePair.Create(0L, -T.One)), number)),
            offset,
            largest,
            [number, offset, largest]);
    }

    /// <summary>
    /// There is no arithmetic on keys. So source and label become one number, source * (count + 1) + label with 0 for missing, and each number that has neither
    /// missing is looked up as the key of its class.
    /// </summary>
    private static IEstimator<ITransformer> Keys(KeyOffsetMapping mapping, DataViewSchema fitted)
    {
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        var key = (KeyDataViewType)fitted[names.Input].Type;
        int count = mapping.Table.Counts![0];
        if ((long)mapping.Sources.KeyCount * count > MaxClasses)
            throw Refusal(names.Input, key);
        string label = StockForms.Temporary(fitted, names.Output, "label");
        string source = StockForms.Temporary(fitted, names.Output, "source");
        string pair = StockForms.Temporary(fitted, names.Output, "pair");
        string formula = string.Create(CultureInfo.InvariantCulture, $"(s, x) : s * {count + 1L}L + x");
        IEnumerable<(long Pair, long Class)> classes = from index in Enumerable.Range(0, mapping.Sources.KeyCount)
                                                       from raw in Enumerable.Range(1, count)
                                                       select ((index + 1) * (count + 1L) + raw, (long)mapping.Table.Offsets[index] + raw);
        return StockForms
            .ByKey(ml, label, names.Input, key.RawType, Enumerable.Range(1, count).Select(raw => (long)raw))
            .Append(StockForms.Index(ml, source, names.Source, mapping.Sources))
            .Append(ml.Transforms.Expression(pair, formula, source, label))
            .Append(KeyLookup.Make(ml, names.Output, mapping.Joint(key), mapping.ClassNames, classes, pair))
            .Append(ml.Transforms.DropColumns(label, source, pair));
    }

    private static NotSupportedException Refusal(string column, KeyDataViewType type) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{OffsetMapping.Feature}: labels of type {type} (column '{column}') cannot be saved: a saved model has a table of the labels of all sources, and " +
        $"there can be {MaxClasses} at most. Fit OffsetLabels apart from the pipeline that is saved, or make the labels numbers."));
}
