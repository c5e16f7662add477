using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>Vectors, copied into the caller's buffer: those of the frame stay as they are.</summary>
internal sealed class VectorFrameColumn<T>(VBufferDataFrameColumn<T> column, PrimitiveDataViewType itemType)
    : FrameColumn(column.Name, new VectorDataViewType(itemType, CommonLength(column)))
{
    public override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        VBufferDataFrameColumn<T> rows = column;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) => rows[cursor.EnsureOnRow()].CopyTo(ref value);
        return (ValueGetter<TValue>)(Delegate)getter;
    }

    // A trainer takes vectors of known length only, and 0 says that it is not known.
    private static int CommonLength(VBufferDataFrameColumn<T> column)
    {
        int length = column.Length > 0 ? column[0].Length : 0;
        return column.All(vector => vector.Length == length) ? length : 0;
    }
}
