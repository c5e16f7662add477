using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Writes the moving of labels as stock transformers, where there are any that do it.</summary>
internal static class OffsetStockForm
{
    /// <summary>A table of all classes is part of the file.</summary>
    private const int MaxClasses = 1_000_000;

    private const string UnknownLabel =
        $"{OffsetMapping.Feature}: the label of a row is none of those that its source had when fitting, or its source is missing or was not fitted, and a " +
        "label that is a whole number has no missing value to stand for that.";

    public static void Save(OffsetMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        DataViewType type = fitted[mapping.Names.Input].Type;
        if (mapping is KeyOffsetMapping keys && (long)keys.Sources.KeyCount * keys.Table.Counts![0] <= MaxClasses)
            SaveKeys(keys, fitted, context);
        else if (type is NumberDataViewType && type.RawType == typeof(float))
            SaveNumbers<float>(mapping, fitted, offset => offset, context);
        else if (type is NumberDataViewType && type.RawType == typeof(double))
            SaveNumbers<double>(mapping, fitted, offset => offset, context);
        else
            StockForms.Save(OfWholeNumbers(new MLContext(), mapping, fitted, null), fitted, context);
    }

    /// <summary>Whether there are labels that have no offset and no missing value to stand for that.</summary>
    public static bool Refuses(OffsetMapping mapping, DataViewSchema fitted) => fitted[mapping.Names.Input].Type is NumberDataViewType type &&
        type.RawType != typeof(float) && type.RawType != typeof(double);

    /// <summary>The stock form for labels that are whole numbers.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="mapping">The offsets.</param>
    /// <param name="fitted">The schema of the data before it.</param>
    /// <param name="refusal">The name of a column that tells why a row is refused; null where it is refused itself.</param>
    /// <exception cref="NotSupportedException">There is no table of the labels, or it is too large.</exception>
    public static IEstimator<ITransformer> OfWholeNumbers(MLContext ml, OffsetMapping mapping, DataViewSchema fitted, string? refusal)
    {
        DataViewType type = fitted[mapping.Names.Input].Type;
        if (type is not NumberDataViewType || mapping.Table.Counts is not int[] counts || counts.Sum(count => (long)count) is 0 or > MaxClasses)
            throw Refusal(mapping, type);
        return Type.GetTypeCode(type.RawType) switch
        {
            TypeCode.SByte => OfTable<sbyte>(ml, mapping, counts, fitted, refusal),
            TypeCode.Byte => OfTable<byte>(ml, mapping, counts, fitted, refusal),
            TypeCode.Int16 => OfTable<short>(ml, mapping, counts, fitted, refusal),
            TypeCode.UInt16 => OfTable<ushort>(ml, mapping, counts, fitted, refusal),
            TypeCode.Int32 => OfTable<int>(ml, mapping, counts, fitted, refusal),
            TypeCode.UInt32 => OfTable<uint>(ml, mapping, counts, fitted, refusal),
            TypeCode.Int64 => OfTable<long>(ml, mapping, counts, fitted, refusal),
            _ => OfTable<ulong>(ml, mapping, counts, fitted, refusal),
        };
    }

    /// <summary>
    /// Expressions would make Int32 of the smaller types, and a whole number has no value for a row without a class: so source and label are looked up as one
    /// number, a contract refuses the number of none, and the class is looked up by it.
    /// </summary>
    private static IEstimator<ITransformer> OfTable<T>(MLContext ml, OffsetMapping mapping, int[] counts, DataViewSchema fitted, string? refusal)
        where T : struct, INumber<T>
    {
        ColumnNames names = mapping.Names;
        string pair = StockForms.Temporary(fitted, names.Output, "pair");
        string number = StockForms.Temporary(fitted, names.Output, "class");
        var dropped = new List<string> { pair, number };
        string[] labels = [.. Enumerable.Range(0, counts.Max()).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        (long Pair, T Class)[] classes =
        [
            .. from source in Enumerable.Range(0, mapping.Sources.KeyCount)
               from label in Enumerable.Range(0, counts[source])
               select (LabelPairs.Of(source + 1, label, labels), T.CreateChecked(mapping.Table.Offsets[source] + label)),
        ];
        string text = refusal ?? StockForms.Temporary(fitted, names.Output, "refusal");
        IEstimator<ITransformer> chain = LabelPairs
            .Number(ml, pair, fitted[names.Input], labels, names.Source, mapping.Sources, fitted, dropped)
            .Append(ml.Transforms.Conversion.MapValue(number, classes.Select((entry, index) => KeyValuePair.Create(entry.Pair, index + 1L)), pair))
            .Append(ml.Transforms.Conversion.MapValue(text, [KeyValuePair.Create(0L, UnknownLabel)], number));
        if (refusal is null)
        {
            chain = chain.Append(ContractForms.Refusing(ml, number, text));
            dropped.Add(text);
        }

        return chain
            .Append(ml.Transforms.Conversion.MapValue(names.Output, classes.Select((entry, index) => KeyValuePair.Create(index + 1L, entry.Class)), number))
            .Append(ml.Transforms.DropColumns([.. dropped]));
    }

    /// <summary>A source that is not found would be looked up as offset 0, so a second lookup tells whether it is known.</summary>
    private static void SaveNumbers<T>(OffsetMapping mapping, DataViewSchema fitted, Func<int, T> convert, ModelSaveContext context)
    {
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        string offset = StockForms.Temporary(fitted, names.Output, "offset");
        string known = StockForms.Temporary(fitted, names.Output, "known");
        T[] offsets = [.. mapping.Table.Offsets.Take(mapping.Sources.KeyCount).Select(convert)];
        IEstimator<ITransformer> chain = StockForms.BySource(ml, offset, names.Source, mapping.Sources, offsets)
            .Append(StockForms.BySource(ml, known, names.Source, mapping.Sources, Enumerable.Repeat(1, offsets.Length)))
            .Append(ml.Transforms.Expression(names.Output, "(x, o, k) : k == 0 ? na(x) : x + o", names.Input, offset, known))
            .Append(ml.Transforms.DropColumns(offset, known));
        StockForms.Save(chain, fitted, context);
    }

    /// <summary>
    /// There is no arithmetic on keys. So source and label become one number, source * (count + 1) + label with 0 for missing, and each number that has neither
    /// missing is looked up as the key of its class.
    /// </summary>
    private static void SaveKeys(KeyOffsetMapping mapping, DataViewSchema fitted, ModelSaveContext context)
    {
        var ml = new MLContext();
        ColumnNames names = mapping.Names;
        var key = (KeyDataViewType)fitted[names.Input].Type;
        int count = mapping.Table.Counts![0];
        string label = StockForms.Temporary(fitted, names.Output, "label");
        string source = StockForms.Temporary(fitted, names.Output, "source");
        string pair = StockForms.Temporary(fitted, names.Output, "pair");
        string formula = string.Create(CultureInfo.InvariantCulture, $"(s, x) : s * {count + 1L}L + x");
        IEnumerable<(long Pair, long Class)> classes = from index in Enumerable.Range(0, mapping.Sources.KeyCount)
                                                       from raw in Enumerable.Range(1, count)
                                                       select ((index + 1) * (count + 1L) + raw, (long)mapping.Table.Offsets[index] + raw);

        IEstimator<ITransformer> chain = StockForms
            .ByKey(ml, label, names.Input, key.RawType, Enumerable.Range(1, count).Select(raw => (long)raw))
            .Append(StockForms.Index(ml, source, names.Source, mapping.Sources))
            .Append(ml.Transforms.Expression(pair, formula, source, label))
            .Append(KeyLookup.Make(ml, names.Output, mapping.Joint(key), mapping.ClassNames, classes, pair))
            .Append(ml.Transforms.DropColumns(label, source, pair));
        StockForms.Save(chain, fitted, context);
    }

    private static string WhyNoTable(int[]? counts) => counts is null ? "integers with given offsets are not counted"
        : counts.Sum(count => (long)count) == 0 ? "none had a label when fitted"
        : string.Create(CultureInfo.InvariantCulture, $"there can be {MaxClasses} at most");

    private static NotSupportedException Refusal(OffsetMapping mapping, DataViewType type) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{OffsetMapping.Feature}: labels of type {type} (column '{mapping.Names.Input}') cannot be saved: a saved model has a table of the labels of all " +
        $"sources, and {WhyNoTable(mapping.Table.Counts)}. " +
        $"Fit OffsetLabels apart from the pipeline that is saved, or convert the labels to Single first (Transforms.Conversion.ConvertType)."));
}
