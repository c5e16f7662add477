using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views whose cursors move, count or end wrongly.</summary>
internal static class BrokenCursors
{
    public static BrokenView[] All { get; } =
    [
        Of(ConformanceRules.Readable, "a row cannot be reached", cursor => new BentCursor(cursor)
        {
            Move = inner => inner.Position == 5 ? throw new InvalidDataException("row 6") : inner.MoveNext(),
        }),
        Of(ConformanceRules.Readable, "the rows do not end", cursor => new BentCursor(cursor) { Move = inner => inner.Position >= 5 || inner.MoveNext() }),
        new(ConformanceRules.Repeatable, "one row more at each cursoring", sources => Growing(sources[0])),
        new(ConformanceRules.RowCount, "a count that is a guess", sources => new PassView(sources[0]) { Count = () => SampleViews.Rows + 1 }),
        new(ConformanceRules.RowCount, "a count that is wrong only after the first reading", sources => Forgetful(sources[0])),
        Of(ConformanceRules.NoColumns, "without columns there are no rows", cursor => new BentCursor(cursor)
        {
            Move = inner => inner.Schema.Any(inner.IsColumnActive) && inner.MoveNext(),
        }),
        Of(ConformanceRules.Position, "counted from 1", cursor => new BentCursor(cursor) { At = inner => inner.Position < 0 ? -1 : inner.Position + 1 }),
        Of(ConformanceRules.Position, "0 before the first row", cursor => new BentCursor(cursor) { At = inner => Math.Max(inner.Position, 0) }),
        Of(ConformanceRules.Position, "stays on the last row", StaysOnLast),
        Of(ConformanceRules.EndIsEnd, "starts again after the end", StartsAgain),
        Of(ConformanceRules.EndIsEnd, "throws after the end", ThrowsAfterEnd),
        Of(ConformanceRules.EndIsEnd, "throws after disposal", ThrowsAfterDisposal),
        Of(ConformanceRules.DisposedTwice, "the second disposal throws", DisposedOnce),
    ];

    private static PassView Growing(IDataView source)
    {
        int openings = 0;
        return new PassView(source)
        {
            Count = () => null,
            Cursor = cursor =>
            {
                int rows = ++openings;
                return new BentCursor(cursor) { Move = inner => inner.Position + 1 < rows && inner.MoveNext() };
            },
        };
    }

    private static PassView Forgetful(IDataView source)
    {
        int openings = 0;
        return new PassView(source)
        {
            Count = () => openings == 0 ? null : 3,
            Cursor = cursor =>
            {
                openings++;
                return cursor;
            },
        };
    }

    private static BentCursor StaysOnLast(DataViewRowCursor cursor)
    {
        long last = -1;
        return new BentCursor(cursor) { At = inner => last = Math.Max(last, inner.Position) };
    }

    private static BentCursor StartsAgain(DataViewRowCursor cursor)
    {
        bool ended = false;
        return new BentCursor(cursor)
        {
            Move = inner =>
            {
                bool again = ended;
                ended = !inner.MoveNext();
                return again || !ended;
            },
        };
    }

    private static BentCursor ThrowsAfterEnd(DataViewRowCursor cursor)
    {
        bool ended = false;
        return new BentCursor(cursor)
        {
            Move = inner =>
            {
                if (ended)
                    throw new InvalidOperationException("There are no more rows.");
                ended = !inner.MoveNext();
                return !ended;
            },
        };
    }

    private static BentCursor ThrowsAfterDisposal(DataViewRowCursor cursor)
    {
        bool disposed = false;
        return new BentCursor(cursor)
        {
            Move = inner => disposed ? throw new ObjectDisposedException("cursor") : inner.MoveNext(),
            Disposal = inner =>
            {
                disposed = true;
                inner.Dispose();
            },
        };
    }

    private static BentCursor DisposedOnce(DataViewRowCursor cursor)
    {
        bool disposed = false;
        return new BentCursor(cursor)
        {
            Disposal = inner =>
            {
                ObjectDisposedException.ThrowIf(disposed, inner);
                disposed = true;
                inner.Dispose();
            },
        };
    }
}
