using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation.Kept;

internal sealed partial class KeptRows
{
    private sealed class Cursor(KeptRows rows, bool[] active) : DataViewRowCursor
    {
        private int _position = -1;
        private bool _ended;

        public override DataViewSchema Schema => rows.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (_ended || _position + 1 == rows._count)
            {
                End();
                return false;
            }

            _position++;
            return true;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

        public override bool IsColumnActive(DataViewSchema.Column column) => active[rows.Checked(column)];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!IsColumnActive(column))
                throw new InvalidOperationException($"The column '{column.Name}' is not active: it was not among the columns asked for.");
            return rows._columns[column.Index].CreateGetter(Row) as ValueGetter<TValue> ?? throw new InvalidOperationException(
                $"The column '{column.Name}' holds {rows._columns[column.Index].Type.RawType}; a getter of {typeof(TValue)} was asked for.");
        }

        protected override void Dispose(bool disposing)
        {
            End();
            base.Dispose(disposing);
        }

        private void End()
        {
            _ended = true;
            _position = -1;
        }

        private int Row()
        {
            if (_position < 0)
            {
                throw new InvalidOperationException(_ended
                    ? "The cursor is past its last row or was disposed, so there is no value to get."
                    : "The cursor is before its first row, so there is no value to get. Call MoveNext first.");
            }

            return rows._rows is null ? _position : rows._rows[_position];
        }
    }
}
