using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>A cursor with single members replaced.</summary>
internal sealed class BentCursor(DataViewRowCursor inner) : PassCursor(inner)
{
    public Func<DataViewRowCursor, bool>? Move { get; init; }

    public Func<DataViewRowCursor, long>? At { get; init; }

    public Func<DataViewRowCursor, long>? InBatch { get; init; }

    public DataViewSchema? OtherSchema { get; init; }

    public Func<DataViewSchema.Column, bool>? Active { get; init; }

    /// <summary>Makes another getter of the one there is, or leaves it.</summary>
    public Func<DataViewRowCursor, DataViewSchema.Column, Delegate, Delegate>? Getter { get; init; }

    public Func<DataViewRowCursor, DataViewRowId, DataViewRowId>? Id { get; init; }

    public Action<DataViewRowCursor>? Disposal { get; init; }

    public override DataViewSchema Schema => OtherSchema ?? base.Schema;

    public override long Position => At is null ? base.Position : At(Inner);

    public override long Batch => InBatch is null ? base.Batch : InBatch(Inner);

    public override bool MoveNext() => Move is null ? base.MoveNext() : Move(Inner);

    public override bool IsColumnActive(DataViewSchema.Column column) => Active is null ? base.IsColumnActive(column) : Active(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<TValue> getter = base.GetGetter<TValue>(column);
        return Getter is null ? getter : (ValueGetter<TValue>)Getter(Inner, column, getter);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> getter = base.GetIdGetter();
        return Id is null ? getter : (ref DataViewRowId value) =>
        {
            getter(ref value);
            value = Id(Inner, value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (Disposal is null)
            base.Dispose(disposing);
        else
            Disposal(Inner);
    }
}
