using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Arrays;

/// <summary>A view over arrays in memory: no copy, no object per row, always the same order.</summary>
internal sealed class ArrayDataView : IDataView
{
    private readonly ArrayColumn[] _columns;
    private readonly int _rowCount;

    public ArrayDataView(ArrayColumn[] columns)
    {
        var faults = new Faults("LoadFromArrays");
        Check(faults, columns);
        faults.ThrowIfAny();
        _columns = [.. columns];
        _rowCount = columns[0].RowCount;
        var schema = new DataViewSchema.Builder();
        foreach (var column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, new ActiveColumns(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private static void Check(Faults faults, ArrayColumn[] columns)
    {
        if (columns.Length == 0)
            faults.Add("There are no columns. Give at least one.");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        ArrayColumn? first = null;
        for (int i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            if (column is null)
            {
                faults.Add($"Column {i + 1} of {columns.Length} is null. Leave it out or give a column.");
                continue;
            }
            if (!seen.TryAdd(column.Name, i))
                faults.Add($"Columns {seen[column.Name] + 1} and {i + 1} are both named '{column.Name}'. Give each a name of its own.");
            first ??= column;
            if (column.RowCount != first.RowCount)
            {
                faults.Add($"Column '{column.Name}' has {column.RowCount} rows, but column '{first.Name}' has {first.RowCount}. "
                    + $"All columns have the same number of rows.");
            }
        }
    }

    private sealed class Cursor(ArrayDataView view, ActiveColumns active) : StepCursor(active), IMemoryCursor
    {
        // Here and not only in the view: among many views that are read in turn each object more is one that falls out of the cache.
        private readonly int _rowCount = view._rowCount;

        public long RowCount => _rowCount;

        public void StandOn(long row) => GoTo(row);

        public TValue[]? Scalars<TValue>(DataViewSchema.Column column) => view._columns[column.Index].Scalars<TValue>();

        public ValueGetter<TValue>? GetterAt<TValue>(DataViewSchema.Column column, long[] rows, int place) =>
            view._columns[column.Index].GetterAt<TValue>(rows, place);

        protected override bool Step() => Position + 1 < _rowCount;

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column) =>
            view._columns[column.Index].CreateGetter<TValue>(this);
    }
}
