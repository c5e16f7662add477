using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>
/// The vectors of the source with each item converted, padded in the same pass. Sparse stays sparse: no converter makes anything of a default but a default.
/// </summary>
/// <param name="column">Column of the source.</param>
/// <param name="converter">What converts the items.</param>
/// <param name="length">Length to pad to, or 0 to keep that of each vector.</param>
internal sealed class VectorLink<TIn, TOut, TConverter>(DataViewSchema.Column column, TConverter converter, int length) : ColumnLink
    where TConverter : struct, IItemConverter<TIn, TOut>
{
    public override DataViewSchema.Column? Column => column;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        ValueGetter<VBuffer<TIn>> get = cursor.GetGetter<VBuffer<TIn>>(column);
        TConverter convert = converter;
        int padded = length;
        VBuffer<TIn> read = default;
        ValueGetter<VBuffer<TOut>> getter = (ref VBuffer<TOut> value) =>
        {
            get(ref read);
            ReadOnlySpan<TIn> items = read.GetValues();
            VBufferEditor<TOut> editor = read.IsDense
                ? VBufferEditor.Create(ref value, VectorPadding.LengthOf(read.Length, padded))
                : VBufferEditor.Create(ref value, VectorPadding.LengthOf(read.Length, padded), items.Length);
            Span<TOut> into = editor.Values;
            for (int i = 0; i < items.Length; i++)
                into[i] = convert.Convert(items[i]);
            into[items.Length..].Clear();
            read.GetIndices().CopyTo(editor.Indices);
            value = editor.Commit();
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
