using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Filtering;

internal sealed partial class SourceRows
{
    /// <summary>Moves its input cursor on to the next row that is shown, and owns it.</summary>
    private sealed class Cursor(DataViewRowCursor input, DataViewSchema.Column source, int[] shown, bool[] active) : DataViewRowCursor
    {
        private readonly ValueGetter<int> _source = SourceReader.Create(input, source, shown);
        private long _position = -1;
        private bool _disposed;

        public override DataViewSchema Schema => input.Schema;

        public override long Position => _position;

        public override long Batch => input.Batch;

        public override bool MoveNext()
        {
            int index = -1;
            while (input.MoveNext())
            {
                _source(ref index);
                if (index < 0)
                    continue;
                _position++;
                return true;
            }

            _position = -1;
            return false;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) =>
            column.Index < active.Length ? active[column.Index] : throw NotOurs(column, active.Length);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => IsColumnActive(column)
            ? input.GetGetter<TValue>(column)
            : throw new InvalidOperationException(
                $"{What}: the column '{column.Name}' is not active: it was not among the columns asked for.");

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_disposed)
                input.Dispose();
            _disposed = true;
            _position = -1;
            base.Dispose(disposing);
        }
    }
}
