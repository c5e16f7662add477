using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>Strings; null is empty, ML.NET's missing text.</summary>
internal sealed class TextFrameColumn(StringDataFrameColumn column) : FrameColumn(column.Name, TextDataViewType.Instance)
{
    public override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        StringDataFrameColumn rows = column;
        ValueGetter<ReadOnlyMemory<char>> getter = (ref ReadOnlyMemory<char> value) => value = rows[cursor.EnsureOnRow()].AsMemory();
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
