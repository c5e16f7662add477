using Microsoft.ML;

namespace MlMix.Evaluation.Kept;

/// <summary>Columns in memory as a view: all their rows, or those of a list. Immutable once the columns are filled, and thread-safe then.</summary>
internal sealed partial class KeptRows : IDataView
{
    private readonly KeptColumn[] _columns;
    private readonly int _count;
    private readonly List<int>? _rows;

    public KeptRows(KeptColumn[] columns, int count)
    {
        _columns = columns;
        _count = count;
        var schema = new DataViewSchema.Builder();
        foreach (KeptColumn column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = schema.ToSchema();
    }

    private KeptRows(KeptRows all, List<int> rows)
    {
        _columns = all._columns;
        _count = rows.Count;
        _rows = rows;
        Schema = all.Schema;
    }

    public DataViewSchema Schema { get; }

    public int Count => _count;

    public bool CanShuffle => false;

    public long? GetRowCount() => _count;

    /// <summary>Some of the rows, by their numbers.</summary>
    public KeptRows Only(List<int> rows) => new(this, rows);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        var active = new bool[_columns.Length];
        foreach (DataViewSchema.Column column in columnsNeeded)
            active[Checked(column)] = true;
        return new Cursor(this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private int Checked(DataViewSchema.Column column) => column.Index < _columns.Length
        ? column.Index
        : throw new InvalidOperationException($"The column '{column.Name}' is not one of the {_columns.Length} columns of this data.");
}
