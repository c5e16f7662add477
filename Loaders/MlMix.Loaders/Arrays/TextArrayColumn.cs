using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Arrays;

/// <summary>One string in each row, given as ML.NET's text; a null string is a missing text.</summary>
internal sealed class TextArrayColumn(string name, string?[] values) : ArrayColumn(name, TextDataViewType.Instance, values.Length)
{
    internal override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        var rows = values;
        ValueGetter<ReadOnlyMemory<char>> getter = (ref ReadOnlyMemory<char> value) => value = rows[cursor.EnsureOnRow()].AsMemory();
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
