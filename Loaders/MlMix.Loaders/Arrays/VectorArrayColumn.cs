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
        var elements = values;
        int size = _size;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) =>
        {
            int row = (int)cursor.EnsureOnRow();
            var editor = VBufferEditor.Create(ref value, size);
            ReadOnlySpan<T> ahead = elements.AsSpan(row * size);
            ahead[..size].CopyTo(editor.Values);
            NextRow.Fetch(ahead[size..], size);
            value = editor.Commit();
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
