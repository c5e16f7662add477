using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Arrays;

/// <summary>Several strings in each row, given as a vector of ML.NET's text; a null string is a missing text.</summary>
internal sealed class TextVectorArrayColumn(string name, VectorDataViewType type, string?[] values)
    : ArrayColumn(name, type, values.Length / type.Size)
{
    private readonly int _size = type.Size;

    internal override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        var elements = values;
        int size = _size;
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            int row = (int)cursor.EnsureOnRow();
            var editor = VBufferEditor.Create(ref value, size);
            var texts = elements.AsSpan(row * size, size);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
