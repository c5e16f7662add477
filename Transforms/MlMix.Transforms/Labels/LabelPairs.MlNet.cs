using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>
/// Source and label of a row as one number, in stock transformers: there is no arithmetic on keys, but lookups make numbers of both, and numbers can be looked
/// up in turn.
/// </summary>
internal static class LabelPairs
{
    /// <summary>Makes a column of the pair's number, by two columns in between that are added to those to drop.</summary>
    public static IEstimator<ITransformer> Number(
        MLContext ml, string output, DataViewSchema.Column label, string[] labels, string source, FittedSources sources, DataViewSchema fitted,
        List<string> dropped)
    {
        string number = StockForms.Temporary(fitted, output, "label");
        string from = StockForms.Temporary(fitted, output, "source");
        dropped.AddRange([number, from]);
        string formula = string.Create(CultureInfo.InvariantCulture, $"(s, x) : s * {labels.Length + 1}L + x");
        return Place(ml, number, label, labels)
            .Append(StockForms.Index(ml, from, source, sources))
            .Append(ml.Transforms.Expression(output, formula, from, number));
    }

    /// <summary>The number of a source, 0 for none, and a label by its place.</summary>
    public static long Of(int source, int place, string[] labels) => ((long)source * (labels.Length + 1)) + place + 1;

    /// <summary>Makes a column of the place of a label in a list, from 1; 0 for a missing label and one that is not in it.</summary>
    public static IEstimator<ITransformer> Place(MLContext ml, string output, DataViewSchema.Column label, string[] labels)
    {
        if (label.Type is KeyDataViewType)
        {
            // Equal key values are one label.
            Dictionary<string, int> known = LabelTexts.Places(labels);
            (int Raw, long Place)[] places =
                [.. LabelTexts.OfKeys(label).Select((text, index) => (index + 1, known.GetValueOrDefault(text, -1) + 1L)).Where(pair => pair.Item2 > 0)];
            return Type.GetTypeCode(label.Type.RawType) switch
            {
                TypeCode.Byte => Map(ml, output, label.Name, places.Select(pair => KeyValuePair.Create((byte)pair.Raw, pair.Place))),
                TypeCode.UInt16 => Map(ml, output, label.Name, places.Select(pair => KeyValuePair.Create((ushort)pair.Raw, pair.Place))),
                TypeCode.UInt32 => Map(ml, output, label.Name, places.Select(pair => KeyValuePair.Create((uint)pair.Raw, pair.Place))),
                _ => Map(ml, output, label.Name, places.Select(pair => KeyValuePair.Create((ulong)pair.Raw, pair.Place))),
            };
        }

        if (label.Type is TextDataViewType)
            return Map(ml, output, label.Name, labels.Select((text, place) => KeyValuePair.Create(text, place + 1L)));
        if (label.Type is BooleanDataViewType)
            return Map(ml, output, label.Name, labels.Select((text, place) => KeyValuePair.Create(text == bool.TrueString, place + 1L)));
        return Type.GetTypeCode(label.Type.RawType) switch
        {
            TypeCode.SByte => Numbers<sbyte>(ml, output, label.Name, labels),
            TypeCode.Byte => Numbers<byte>(ml, output, label.Name, labels),
            TypeCode.Int16 => Numbers<short>(ml, output, label.Name, labels),
            TypeCode.UInt16 => Numbers<ushort>(ml, output, label.Name, labels),
            TypeCode.Int32 => Numbers<int>(ml, output, label.Name, labels),
            TypeCode.UInt32 => Numbers<uint>(ml, output, label.Name, labels),
            TypeCode.Int64 => Numbers<long>(ml, output, label.Name, labels),
            TypeCode.UInt64 => Numbers<ulong>(ml, output, label.Name, labels),
            TypeCode.Single => Numbers<float>(ml, output, label.Name, labels),
            _ => Numbers<double>(ml, output, label.Name, labels),
        };
    }

    /// <summary>A label that the type of the column cannot hold does not come.</summary>
    private static IEstimator<ITransformer> Numbers<T>(MLContext ml, string output, string label, string[] labels)
        where T : INumber<T>
    {
        var places = new List<KeyValuePair<T, long>>();
        for (int place = 0; place < labels.Length; place++)
        {
            if (T.TryParse(labels[place], NumberStyles.Float, CultureInfo.InvariantCulture, out T? number))
                places.Add(KeyValuePair.Create(number, place + 1L));
        }

        return Map(ml, output, label, places);
    }

    private static IEstimator<ITransformer> Map<T>(MLContext ml, string output, string input, IEnumerable<KeyValuePair<T, long>> places) =>
        ml.Transforms.Conversion.MapValue(output, places, input);
}
