using Microsoft.ML;

namespace MlMix.Filtering;

/// <summary>
/// The rows of one source of a view, or of several, in the view's order. Schema, row ids and getters are the view's own; the source column is
/// read whether or not it was asked for. Immutable; as thread-safe as its input.
/// </summary>
internal sealed partial class SourceRows : IDataView
{
    private const string What = "Rows by source";

    private readonly IDataView _input;
    private readonly DataViewSchema.Column _source;

    /// <summary>By raw key value 0 where its rows are shown, else -1: the form in which a source column is read.</summary>
    private readonly int[] _shown;

    /// <param name="input">The view.</param>
    /// <param name="source">Its source column, a key column.</param>
    /// <param name="rawKeys">The raw key values whose rows are shown: 1 for the first source, 0 for rows whose source is missing.</param>
    public SourceRows(IDataView input, DataViewSchema.Column source, params int[] rawKeys)
    {
        _input = input;
        _source = source;
        _shown = new int[rawKeys.DefaultIfEmpty(-1).Max() + 1];
        Array.Fill(_shown, -1);
        foreach (int raw in rawKeys)
            _shown[raw] = 0;
    }

    public DataViewSchema Schema => _input.Schema;

    public bool CanShuffle => _input.CanShuffle;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = Active(columnsNeeded);
        return Wrap(active, _input.GetRowCursor(Needed(active), rand))[0];
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = Active(columnsNeeded);
        return Wrap(active, _input.GetRowCursorSet(Needed(active), n, rand));
    }

    private static InvalidOperationException NotOurs(DataViewSchema.Column column, int count) =>
        new($"{What}: the column '{column.Name}' is not one of the {count} columns of this data.");

    private bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columns)
        {
            if (column.Index >= active.Length)
                throw NotOurs(column, active.Length);
            active[column.Index] = true;
        }

        return active;
    }

    private DataViewSchema.Column[] Needed(bool[] active) =>
        [.. Schema.Where(column => active[column.Index] || column.Index == _source.Index)];

    private DataViewRowCursor[] Wrap(bool[] active, params DataViewRowCursor[] inputs)
    {
        try
        {
            return [.. inputs.Select(cursor => new Cursor(cursor, _source, _shown, active))];
        }
        catch
        {
            foreach (DataViewRowCursor cursor in inputs)
                cursor.Dispose();
            throw;
        }
    }
}
