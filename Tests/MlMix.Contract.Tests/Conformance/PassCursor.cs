using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Passes a cursor on. Broken ones override what they break.</summary>
internal class PassCursor(DataViewRowCursor inner) : DataViewRowCursor
{
    protected DataViewRowCursor Inner => inner;

    public override DataViewSchema Schema => inner.Schema;

    public override long Position => inner.Position;

    public override long Batch => inner.Batch;

    public override bool MoveNext() => inner.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
