using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Rows;

/// <summary>Values of any column as short texts for readers, in invariant culture.</summary>
internal static class CellText
{
    /// <summary>What stands for a missing key.</summary>
    public const string Missing = "–";

    private const int MostItems = 8;

    private static readonly MethodInfo OfScalars = Method(nameof(ReadScalar));
    private static readonly MethodInfo OfVectors = Method(nameof(ReadVector));

    /// <summary>Binds a column. Keys are written as their key values, of vectors the first items; of types that are not known here only the type.</summary>
    /// <param name="row">The row, which has the column active.</param>
    /// <param name="column">The column.</param>
    /// <returns>Gives the text of the row's value.</returns>
    public static Func<string> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        DataViewType item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        if (item is not PrimitiveDataViewType)
            return () => $"({column.Type})";
        object[]? names = item is KeyDataViewType ? AnnotationValues.Read(column, KeyNames.Kind) : null;
        Func<object, string> write = item is KeyDataViewType ? key => Key(Convert.ToUInt64(key, CultureInfo.InvariantCulture), names) : Value;
        return (Func<string>)(column.Type is VectorDataViewType ? OfVectors : OfScalars).MakeGenericMethod(item.RawType)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, column, write], null)!;
    }

    private static string Key(ulong key, object[]? names) =>
        key == 0 ? Missing : Value(names is not null && key <= (ulong)names.Length ? names[key - 1] : key);

    private static string Value(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Func<string> ReadScalar<T>(DataViewRow row, DataViewSchema.Column column, Func<object, string> write)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return write(value!);
        };
    }

    private static Func<string> ReadVector<T>(DataViewRow row, DataViewSchema.Column column, Func<object, string> write)
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            getter(ref value);
            string items = string.Join(", ", value.DenseValues().Take(MostItems).Select(item => write(item!)));
            return value.Length > MostItems ? $"[{items}, … {value.Length} items]" : $"[{items}]";
        };
    }

    private static MethodInfo Method(string name) => typeof(CellText).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
