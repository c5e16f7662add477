using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>One way to read a view, and to stop.</summary>
/// <param name="How">What is done, for messages.</param>
/// <param name="Open">Opens the cursors.</param>
/// <param name="Use">Reads them, all columns; they are disposed of afterwards.</param>
internal sealed record ReadingEnd(string How, Func<IDataView, DataViewRowCursor[]> Open, Action<ConformanceSubject, DataViewRowCursor[]> Use)
{
    /// <summary>Those that read everything.</summary>
    public static ReadingEnd[] Full { get; } =
    [
        new("a cursor read to the end", One, (subject, cursors) => ReadRows(subject, cursors[0], int.MaxValue)),
        new("a set of cursors read to the end", Set, ReadAll),
    ];

    public static ReadingEnd[] All { get; } =
    [
        .. Full,
        new("a cursor without columns read to the end", view => [view.GetRowCursor([])], (subject, cursors) => ReadRows(subject, cursors[0], int.MaxValue)),
        new("a cursor never moved", One, (_, _) => { }),
        new("a cursor left on the first row", One, (subject, cursors) => ReadRows(subject, cursors[0], 1)),
        new("a cursor left on the third row", One, (subject, cursors) => ReadRows(subject, cursors[0], 3)),
        new("a set of cursors never moved", Set, (_, _) => { }),
        new("a set of cursors, one of them left on a row", Set, (subject, cursors) => ReadRows(subject, cursors[0], 2)),
        new("a set of cursors, one of them read to the end", Set, (subject, cursors) => ReadRows(subject, cursors[0], int.MaxValue)),
    ];

    private static DataViewRowCursor[] One(IDataView view) => [view.GetRowCursor(view.Schema)];

    private static DataViewRowCursor[] Set(IDataView view) => view.GetRowCursorSet(view.Schema, 3);

    private static void ReadAll(ConformanceSubject subject, DataViewRowCursor[] cursors)
    {
        foreach (DataViewRowCursor cursor in cursors)
            ReadRows(subject, cursor, int.MaxValue);
    }

    private static void ReadRows(ConformanceSubject subject, DataViewRowCursor cursor, int rows)
    {
        ColumnProbe id = ColumnProbe.OfId(cursor);
        ColumnProbe[] probes = [.. cursor.Schema.Where(cursor.IsColumnActive).Select(column => subject.Probe(cursor, column))];
        for (int row = 0; row < rows && cursor.MoveNext(); row++)
        {
            id.Read();
            foreach (ColumnProbe probe in probes)
                probe.Read();
        }
    }
}
