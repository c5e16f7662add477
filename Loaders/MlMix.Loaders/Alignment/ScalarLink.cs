using Microsoft.ML;

namespace MlMix.Alignment;

/// <summary>The values of the source, each converted.</summary>
internal sealed class ScalarLink<TIn, TOut, TConverter>(DataViewSchema.Column column, TConverter converter) : ColumnLink
    where TConverter : struct, IItemConverter<TIn, TOut>
{
    public override DataViewSchema.Column? Column => column;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        ValueGetter<TIn> get = cursor.GetGetter<TIn>(column);
        TConverter convert = converter;
        TIn item = default!;
        ValueGetter<TOut> getter = (ref TOut value) =>
        {
            get(ref item);
            value = convert.Convert(item);
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
