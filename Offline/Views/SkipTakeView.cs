using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A run of the rows of a view.</summary>
internal sealed class SkipTakeView : IDataView
{
    private readonly IDataView _source;
    private readonly long _skip;
    private readonly long _take;

    public SkipTakeView(IDataView source, long skip, long take)
    {
        _source = source;
        _skip = skip;
        _take = take;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() =>
        _take == 0 ? 0 : _source.GetRowCount() is long count ? Math.Min(Math.Max(0, count - _skip), _take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, ColumnSet.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private sealed class Cursor : RootCursor
    {
        private readonly DataViewRowCursor _input;
        private long _toSkip;
        private long _left;

        public Cursor(SkipTakeView view, bool[] active)
            : base(view.Schema, active)
        {
            _input = view._source.GetRowCursor(view.Schema.Where(c => active[c.Index]));
            _toSkip = view._skip;
            _left = view._take;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _input.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        protected override bool MoveNextCore()
        {
            if (_left == 0)
                return false;
            _left--;
            for (; _toSkip > 0; _toSkip--)
            {
                if (!_input.MoveNext())
                    return false;
            }

            return _input.MoveNext();
        }

        protected override void Release() => _input.Dispose();
    }
}
