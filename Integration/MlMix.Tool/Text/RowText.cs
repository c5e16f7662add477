using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Text;

/// <summary>Reads the values of a row as short texts for people.</summary>
internal static class RowText
{
    private const int LongestText = 48;
    private const int ValuesShown = 6;

    /// <summary>Makes a function that gives the text of a column in the row that a cursor is on.</summary>
    public static Func<string> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType vector)
            return vector.ItemType is TextDataViewType ? Vector<ReadOnlyMemory<char>>(row, column) : ByType(vector.ItemType.RawType, row, column, isVector: true);
        if (column.Type is KeyDataViewType && KeyTexts(column) is string[] keys)
            return Key(row, column, keys);
        return column.Type is TextDataViewType ? Scalar<ReadOnlyMemory<char>>(row, column) : ByType(column.Type.RawType, row, column, isVector: false);
    }

    private static Func<string> ByType(Type type, DataViewRow row, DataViewSchema.Column column, bool isVector) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => Of<bool>(row, column, isVector),
        TypeCode.SByte => Of<sbyte>(row, column, isVector),
        TypeCode.Byte => Of<byte>(row, column, isVector),
        TypeCode.Int16 => Of<short>(row, column, isVector),
        TypeCode.UInt16 => Of<ushort>(row, column, isVector),
        TypeCode.Int32 => Of<int>(row, column, isVector),
        TypeCode.UInt32 => Of<uint>(row, column, isVector),
        TypeCode.Int64 => Of<long>(row, column, isVector),
        TypeCode.UInt64 => Of<ulong>(row, column, isVector),
        TypeCode.Single => Of<float>(row, column, isVector),
        TypeCode.Double => Of<double>(row, column, isVector),
        _ => () => $"({column.Type})",
    };

    private static Func<string> Of<T>(DataViewRow row, DataViewSchema.Column column, bool isVector) =>
        isVector ? Vector<T>(row, column) : Scalar<T>(row, column);

    private static Func<string> Scalar<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return Cut(Text(value));
        };
    }

    private static Func<string> Vector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            get(ref values);
            string shown = string.Join(' ', values.DenseValues().Take(ValuesShown).Select(Text));
            return values.Length <= ValuesShown ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} ... ({values.Length})");
        };
    }

    private static Func<string> Key(DataViewRow row, DataViewSchema.Column column, string[] keys)
    {
        Func<string> raw = ByType(column.Type.RawType, row, column, isVector: false);
        return () => ulong.TryParse(raw(), CultureInfo.InvariantCulture, out ulong key) && key > 0 && key <= (ulong)keys.Length ? Cut(keys[key - 1]) : "";
    }

    private static string[]? KeyTexts(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return null;
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue("KeyValues", ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    private static string Text<T>(T value) => value switch
    {
        ReadOnlyMemory<char> text => text.ToString(),
        float number => number.ToString("0.####", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Cut(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestText ? line : line[..(LongestText - 1)] + "…";
    }
}
