using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>A row that shows its input row with the output column added; it owns the input row.</summary>
internal sealed class MappedRow(DataViewRow input, MappedColumns columns) : DataViewRow
{
    private bool _disposed;

    public override DataViewSchema Schema => columns.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => columns.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => columns.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
            input.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }
}
