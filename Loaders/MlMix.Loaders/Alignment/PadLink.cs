using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>The vectors of the source, read straight into the caller's buffer and padded there.</summary>
internal sealed class PadLink<T>(DataViewSchema.Column column, int length) : ColumnLink
{
    public override DataViewSchema.Column? Column => column;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        ValueGetter<VBuffer<T>> get = cursor.GetGetter<VBuffer<T>>(column);
        int padded = length;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) =>
        {
            get(ref value);
            int items = value.GetValues().Length;
            int to = VectorPadding.LengthOf(value.Length, padded);
            bool isDense = value.IsDense;
            VBufferEditor<T> editor = isDense
                ? VBufferEditor.Create(ref value, to, keepOldOnResize: true)
                : VBufferEditor.Create(ref value, to, items, keepOldOnResize: true);
            if (isDense)
                editor.Values[items..].Clear();
            value = editor.Commit();
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
