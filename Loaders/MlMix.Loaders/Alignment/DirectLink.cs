using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Alignment;

/// <summary>The values are those of the source; its getter is ours.</summary>
internal sealed class DirectLink(DataViewSchema.Column column) : ColumnLink
{
    public override DataViewSchema.Column? Column => column;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor) => cursor.GetGetter<TValue>(column);

    public override TValue[]? Scalars<TValue>(IMemoryCursor cursor) => cursor.Scalars<TValue>(column);

    public override ValueGetter<TValue>? GetterAt<TValue>(IMemoryCursor cursor, long[] rows, int place) => cursor.GetterAt<TValue>(column, rows, place);
}
