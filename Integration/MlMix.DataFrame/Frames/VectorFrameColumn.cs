using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>Vectors, copied into the caller's buffer: those of the frame stay as they are.</summary>
/// <param name="column">The column of the frame.</param>
/// <param name="itemType">The type of the items.</param>
/// <param name="lengthOfNone">The length where there is no vector that would tell it, 0 where it is not known.</param>
internal sealed class VectorFrameColumn<T>(VBufferDataFrameColumn<T> column, PrimitiveDataViewType itemType, int lengthOfNone)
    : FrameColumn(column.Name, new VectorDataViewType(itemType, column.Length == 0 ? lengthOfNone : CommonLength(column)))
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
        int length = column[0].Length;
        return column.All(vector => vector.Length == length) ? length : 0;
    }
}
