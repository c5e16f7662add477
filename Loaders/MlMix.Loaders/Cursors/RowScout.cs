using Microsoft.ML;

namespace MlMix.Cursors;

/// <summary>
/// Finds out whether a row of a view is its last without moving the cursor that stands there, by one without columns that runs ahead where the view does not
/// tell: many a cursor closes itself when it is moved beyond its last row, and ML.NET's loader of images then disposes the last one.
/// </summary>
internal sealed class RowScout(IDataView view) : IDisposable
{
    private readonly long? _rows = view.GetRowCount();
    private DataViewRowCursor? _cursor;
    private long _row = -1;

    /// <summary>Whether the view has no row after this one. To be asked of rows in their order.</summary>
    public bool IsLast(long row)
    {
        if (_rows is { } rows)
            return row + 1 == rows;
        _cursor ??= view.GetRowCursor([]);
        while (_row <= row && _cursor.MoveNext())
            _row++;
        return _row <= row;
    }

    public void Dispose() => _cursor?.Dispose();
}
