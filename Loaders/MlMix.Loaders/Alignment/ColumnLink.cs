using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Alignment;

/// <summary>How one source gives the values of one column of the mix. Immutable; what a cursor needs is made when it is opened.</summary>
internal abstract class ColumnLink
{
    /// <summary>Gets the column to ask of the source, or null where it has none.</summary>
    public abstract DataViewSchema.Column? Column { get; }

    /// <summary>Makes the getter over a cursor of the source; it writes into the caller's buffer and allocates nothing per row.</summary>
    /// <typeparam name="TValue">Raw type of the column of the mix.</typeparam>
    public abstract ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor);

    /// <inheritdoc cref="IMemoryCursor.Scalars{TValue}"/>
    public virtual TValue[]? Scalars<TValue>(IMemoryCursor cursor) => null;

    /// <inheritdoc cref="IMemoryCursor.GetterAt{TValue}"/>
    public virtual ValueGetter<TValue>? GetterAt<TValue>(IMemoryCursor cursor, long[] rows, int place) => null;
}
