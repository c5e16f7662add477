using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>Numbers, Booleans, dates and durations.</summary>
/// <param name="column">The column of the frame.</param>
/// <param name="type">The type that the values have in the view.</param>
/// <param name="convert">Makes a value of that type.</param>
/// <param name="missing">What stands for null.</param>
internal sealed class ValueFrameColumn<T, TResult>(
    PrimitiveDataFrameColumn<T> column, PrimitiveDataViewType type, Func<T, TResult> convert, TResult missing)
    : FrameColumn(column.Name, type)
    where T : unmanaged
{
    public override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        PrimitiveDataFrameColumn<T> rows = column;
        Func<T, TResult> make = convert;
        TResult none = missing;
        ValueGetter<TResult> getter = (ref TResult value) => value = rows[cursor.EnsureOnRow()] is { } item ? make(item) : none;
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
