using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Text;

/// <summary>Reads the values of a row as short texts for people.</summary>
internal static class RowText
{
    private const int ValuesShown = 6;

    private static readonly MethodInfo OfScalars = Method(nameof(Scalar));
    private static readonly MethodInfo OfVectors = Method(nameof(Vector));

    /// <summary>
    /// Makes a function that gives the text of a column in the row that a cursor is on. Keys are written as their key values, missing ones as nothing, of
    /// vectors the first values; of types that are not known here, such as images, there is only the type.
    /// </summary>
    /// <param name="row">The row, in which the column is active.</param>
    /// <param name="column">The column.</param>
    /// <param name="longest">Longer texts are cut. Default 48 characters.</param>
    public static Func<string> Reader(DataViewRow row, DataViewSchema.Column column, int longest = 48)
    {
        if (!ItemTypes.AreKnown(column))
            return () => $"({column.Type})";
        DataViewType item = ItemTypes.Of(column);
        object[]? keys = item is KeyDataViewType ? KeyValues.Of(column) : null;
        Func<object, string> write = item is KeyDataViewType ? key => Key(key, keys) : Text;
        var read = (Func<string>)(column.Type is VectorDataViewType ? OfVectors : OfScalars).MakeGenericMethod(item.RawType)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, column, write], null)!;
        return () => Cut(read(), longest);
    }

    /// <summary>A text on one line, or its beginning where it is long.</summary>
    public static string Cut(string text, int longest)
    {
        string line = text.ReplaceLineEndings(" ");
        if (line.Length <= longest)
            return line;
        int end = longest - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }

    private static Func<string> Scalar<T>(DataViewRow row, DataViewSchema.Column column, Func<object, string> write)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return write(value!);
        };
    }

    private static Func<string> Vector<T>(DataViewRow row, DataViewSchema.Column column, Func<object, string> write)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            get(ref values);
            string shown = string.Join(' ', values.DenseValues().Take(ValuesShown).Select(value => write(value!)));
            return values.Length <= ValuesShown ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} ... ({values.Length})");
        };
    }

    private static string Key(object key, object[]? keys)
    {
        ulong number = Convert.ToUInt64(key, CultureInfo.InvariantCulture);
        return number == 0 ? "" : KeyValues.Write(keys is not null && number <= (ulong)keys.Length ? keys[number - 1] : number);
    }

    private static string Text(object value) => value switch
    {
        float number => number.ToString("0.####", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static MethodInfo Method(string name) => typeof(RowText).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
