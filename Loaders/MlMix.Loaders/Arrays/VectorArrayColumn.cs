using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Arrays;

/// <summary>A slice of the array in each row, copied into the reader's own buffer.</summary>
internal sealed class VectorArrayColumn<T>(string name, VectorDataViewType type, T[] values)
    : ArrayColumn(name, type, values.Length / type.Size)
{
    private readonly int _size = type.Size;

    internal override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        T[] elements = values;
        int size = _size;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) => Copy(elements, size, (int)cursor.EnsureOnRow(), ref value);
        return (ValueGetter<TValue>)(Delegate)getter;
    }

    internal override ValueGetter<TValue> GetterAt<TValue>(long[] rows, int place)
    {
        T[] elements = values;
        int size = _size;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) => Copy(elements, size, (int)rows[place], ref value);
        return (ValueGetter<TValue>)(Delegate)getter;
    }

    private static void Copy(T[] elements, int size, int row, ref VBuffer<T> value)
    {
        var editor = VBufferEditor.Create(ref value, size);
        NextRow.Copy(elements.AsSpan(row * size, size), editor.Values);
        value = editor.Commit();
    }
}
