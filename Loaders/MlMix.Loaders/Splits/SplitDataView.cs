using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Splits;

/// <summary>The rows of a source that are on one side of a split, in the order of the source. Its columns and row ids are those of the source.</summary>
/// <param name="source">The source, of which a part is wanted.</param>
/// <param name="rule">Which rows are test rows.</param>
/// <param name="isTest">Whether these are wanted, or else the others.</param>
/// <param name="rowCount">How many rows that are, or null when it shows only by reading.</param>
internal sealed class SplitDataView(SplitSource source, SplitRule rule, bool isTest, long? rowCount) : IDataView
{
    private readonly IDataView _data = source.Source.Data;

    /// <summary>Gets the view whose rows these are.</summary>
    public IDataView Whole => _data;

    /// <summary>Gets the first row of it that takes part.</summary>
    public long First => source.First;

    /// <summary>Gets the row after the last one that takes part; the largest number where that shows only by reading.</summary>
    public long End => source.End ?? long.MaxValue;

    private (SplitSource Source, SplitRule Rule, bool IsTest) Parted => (source, rule, isTest);

    public bool CanShuffle => false;

    public DataViewSchema Schema => _data.Schema;

    public long? GetRowCount() => rowCount;

    /// <summary>Whether the two are the training and the test rows of one split.</summary>
    public bool IsOtherSideOf(SplitDataView other) => Parted == (other.Parted with { IsTest = !other.Parted.IsTest });

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        DataViewRowCursor cursor = _data.GetRowCursor(Schema.Where(column => active[column.Index] || column.Index == source.Column?.Column.Index));
        try
        {
            return new Cursor(active, cursor, source, source.Read(rule, cursor), isTest);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(ActiveColumns active, DataViewRowCursor cursor, SplitSource source, SideReader sides, bool isTest)
        : StepCursor(active), ISideCursor
    {
        private readonly long _first = source.First;
        private readonly long _end = source.End ?? long.MaxValue;
        private long _row = -1;

        public long SourceRow => _row;

        public override ValueGetter<DataViewRowId> GetIdGetter() => OnRow(cursor.GetIdGetter());

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column) => OnRow(cursor.GetGetter<TValue>(column));

        protected override bool Step()
        {
            while (_row + 1 < _end && cursor.MoveNext())
            {
                if (++_row >= _first && sides.NextIsTest() == isTest)
                    return true;
            }
            return false;
        }

        protected override void Close() => cursor.Dispose();

        // The source's cursor may stand on a row, of another side or range, where this one stands on none.
        private ValueGetter<TValue> OnRow<TValue>(ValueGetter<TValue> get) => (ref TValue value) =>
        {
            EnsureOnRow();
            get(ref value);
        };
    }
}
