using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Reads labels of any type as their place in a list of texts.</summary>
internal static class LabelReader
{
    /// <summary>Makes a getter of the place of the label; -1 for a missing one and one that is not in the list.</summary>
    /// <param name="row">The row to read.</param>
    /// <param name="column">The label column in it.</param>
    /// <param name="labels">The texts of labels, as <see cref="LabelTexts"/> has them.</param>
    public static ValueGetter<int> Create(DataViewRow row, DataViewSchema.Column column, IReadOnlyList<string> labels)
    {
        Dictionary<string, int> places = labels.Select((label, place) => (label, place)).ToDictionary(pair => pair.label, pair => pair.place);
        if (column.Type is KeyDataViewType)
        {
            int[] byKey = [-1, .. LabelTexts.OfKeys(column).Select(text => places.GetValueOrDefault(text, -1))];
            return SourceReader.Create(row, column, byKey);
        }

        if (column.Type is TextDataViewType)
            return Texts(row.GetGetter<ReadOnlyMemory<char>>(column), places);
        return Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Boolean => Values(row.GetGetter<bool>(column), places.ToDictionary(pair => pair.Key == bool.TrueString, pair => pair.Value)),
            TypeCode.SByte => Numbers<sbyte>(row, column, places),
            TypeCode.Byte => Numbers<byte>(row, column, places),
            TypeCode.Int16 => Numbers<short>(row, column, places),
            TypeCode.UInt16 => Numbers<ushort>(row, column, places),
            TypeCode.Int32 => Numbers<int>(row, column, places),
            TypeCode.UInt32 => Numbers<uint>(row, column, places),
            TypeCode.Int64 => Numbers<long>(row, column, places),
            TypeCode.UInt64 => Numbers<ulong>(row, column, places),
            TypeCode.Single => Numbers<float>(row, column, places),
            _ => Numbers<double>(row, column, places),
        };
    }

    private static ValueGetter<int> Texts(ValueGetter<ReadOnlyMemory<char>> get, Dictionary<string, int> places)
    {
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> text = default;
        return (ref int place) =>
        {
            get(ref text);
            place = lookup.TryGetValue(text.Span, out int found) ? found : -1;
        };
    }

    private static ValueGetter<int> Numbers<T>(DataViewRow row, DataViewSchema.Column column, Dictionary<string, int> places)
        where T : struct, INumber<T>
    {
        var numbers = new Dictionary<T, int>();
        foreach ((string text, int place) in places)
        {
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number))
                numbers.TryAdd(number, place);
        }

        return Values(row.GetGetter<T>(column), numbers);
    }

    private static ValueGetter<int> Values<T>(ValueGetter<T> get, Dictionary<T, int> places)
        where T : struct
    {
        T value = default;
        return (ref int place) =>
        {
            get(ref value);
            place = places.TryGetValue(value, out int found) ? found : -1;
        };
    }
}
