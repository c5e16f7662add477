namespace Microsoft.ML;

/// <summary>A lazy table: a schema, and cursors over its rows.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor honours the random generator it is given.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>The number of rows when it is known without counting, else null.</summary>
    long? GetRowCount();

    /// <summary>Opens a cursor in which at least the columns asked for are active.</summary>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Opens up to <paramref name="n"/> cursors whose rows together are the rows of one cursor.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
