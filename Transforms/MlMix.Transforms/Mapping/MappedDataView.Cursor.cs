using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

internal sealed partial class MappedDataView
{
    /// <summary>Moves with its input cursor and owns it.</summary>
    private sealed class Cursor(DataViewRowCursor input, MappedColumns columns) : DataViewRowCursor
    {
        private bool _disposed;

        public override DataViewSchema Schema => columns.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext() => input.MoveNext();

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
}
