using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>A place off the rows where a cursor that was used comes to stand, and the way there.</summary>
/// <param name="Where">Where it is, for messages.</param>
/// <param name="Go">Brings a new cursor there, and does what is to be done on each row on the way.</param>
internal sealed record CursorStop(string Where, Action<DataViewRowCursor, Action> Go)
{
    public static CursorStop BeforeFirst { get; } = new("before the first row", (_, _) => { });

    public static CursorStop End { get; } = new("after the last row", ToEnd);

    public static CursorStop[] Disposed { get; } =
    [
        new("disposed before the first row", (cursor, _) => cursor.Dispose()),
        new("disposed on the first row", (cursor, read) => Dispose(cursor, read, 1)),
        new("disposed on the third row", (cursor, read) => Dispose(cursor, read, 3)),
        new("disposed after the last row", (cursor, read) => Dispose(cursor, read, int.MaxValue)),
    ];

    /// <summary>The end, and disposal at all times.</summary>
    public static CursorStop[] Ends { get; } = [End, .. Disposed];

    /// <summary>Gives a cursor of all columns, one of none, and a set, each brought there when it is come to.</summary>
    public IEnumerable<DataViewRowCursor> Open(IDataView view) => Open(view, _ => () => { });

    /// <summary>The same, with something done to each cursor while it is new, and what that gives done on each row on the way.</summary>
    public IEnumerable<DataViewRowCursor> Open(IDataView view, Func<DataViewRowCursor, Action> prepare)
    {
        DataViewRowCursor[] cursors = [view.GetRowCursor(view.Schema), view.GetRowCursor([]), .. view.GetRowCursorSet(view.Schema, 2)];
        try
        {
            foreach (DataViewRowCursor cursor in cursors)
            {
                Go(cursor, prepare(cursor));
                yield return cursor;
            }
        }
        finally
        {
            Outcome.Release(cursors);
        }
    }

    private static void ToEnd(DataViewRowCursor cursor, Action read) => Move(cursor, read, int.MaxValue);

    private static void Dispose(DataViewRowCursor cursor, Action read, int rows)
    {
        Move(cursor, read, rows);
        cursor.Dispose();
    }

    private static void Move(DataViewRowCursor cursor, Action read, int rows)
    {
        while (rows-- > 0 && cursor.MoveNext())
            read();
    }
}
