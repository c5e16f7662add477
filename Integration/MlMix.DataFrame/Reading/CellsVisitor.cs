using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Reading;

/// <summary>Makes what reads a column; null where a frame cannot have it.</summary>
internal sealed class CellsVisitor(ToDataFrameOptions options) : ItemVisitor<ColumnCells?>
{
    private static readonly MethodInfo OfKeyValues = typeof(CellsVisitor).GetMethod(nameof(KeysOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    protected override ColumnCells? OfFloats<T>(DataViewSchema.Column column) => Of<T>(column, name => new ValueCells<T>(name, T.IsNaN), kept: true);

    protected override ColumnCells? OfWholes<T>(DataViewSchema.Column column) => Of<T>(column, name => new ValueCells<T>(name, null), kept: true);

    protected override ColumnCells? OfKeys<T>(DataViewSchema.Column column)
    {
        object[]? values = options.KeysAsValues ? KeyValues.Of(column) : null;
        if (values is null || values.Length == 0)
            return Of<T>(column, name => new ValueCells<T>(name, T.IsZero), kept: true);
        Type type = values[0].GetType();
        if (type == typeof(string) || !IsPlain(type))
            return Of<T>(column, name => new TextCells<T>(name, Write), kept: true);
        return Of<T>(column, name => (Cells<T>)OfKeyValues.MakeGenericMethod(typeof(T), type).Invoke(null, [name, values])!, kept: true);

        string? Write(T key)
        {
            ulong number = ulong.CreateTruncating(key);
            return number > 0 && number <= (ulong)values.Length ? KeyValues.Write(values[number - 1]) : null;
        }
    }

    protected override ColumnCells? OfBooleans(DataViewSchema.Column column) => Of<bool>(column, name => new ValueCells<bool>(name, null), kept: true);

    protected override ColumnCells? OfTexts(DataViewSchema.Column column) =>
        Of<ReadOnlyMemory<char>>(column, name => new TextCells<ReadOnlyMemory<char>>(name, text => text.IsEmpty ? null : text.ToString()), kept: true);

    protected override ColumnCells? OfTimes<T>(DataViewSchema.Column column, string format) => typeof(T) == typeof(DateTime)
        ? Of<DateTime>(column, name => new ValueCells<DateTime>(name, null), kept: false)
        : Of<T>(column, name => new TextCells<T>(name, time => time.ToString(format, CultureInfo.InvariantCulture)), kept: false);

    protected override ColumnCells? OfRowIds(DataViewSchema.Column column) =>
        Of<DataViewRowId>(column, name => new TextCells<DataViewRowId>(name, id => id.ToString()), kept: false);

    protected override ColumnCells? OfOthers(DataViewSchema.Column column) => null;

    // A frame has no vectors of dates and the like.
    private ColumnCells? Of<T>(DataViewSchema.Column column, Func<string, Cells<T>> make, bool kept)
    {
        if (column.Type is not VectorDataViewType vector)
            return new ScalarCells<T>(column, make(column.Name));
        if (vector.Size > 0 && vector.Size <= options.MostSlots)
            return new SlotCells<T>(column, [.. SlotNames.Of(column, vector.Size).Select(slot => make($"{column.Name}.{slot}"))]);
        return kept ? new VectorCells<T>(column) : null;
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type == typeof(DateTime);

    private static KeyCells<TKey, T> KeysOf<TKey, T>(string name, object[] values)
        where TKey : unmanaged, System.Numerics.IBinaryInteger<TKey>
        where T : unmanaged => new(name, [.. values.Cast<T>()]);
}
