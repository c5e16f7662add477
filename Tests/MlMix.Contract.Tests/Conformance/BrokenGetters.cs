using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views whose getters give values where there are none, or depend on how they are used.</summary>
internal static class BrokenGetters
{
    public static BrokenView[] All { get; } =
    [
        Of<float>(ConformanceRules.OffRow, "0 before the first row", "Number", ZeroOffRow),
        Of<float>(ConformanceRules.OffRow, "the last value after the end", "Number", LastAfterEnd),
        Of(ConformanceRules.AfterDisposal, "the last value", KeepsLast),
        new(ConformanceRules.OffRow, "the id before the first row", sources => new PassView(sources[0]) { Cursor = cursor => new IdOffRow(cursor) }),
        OfOne<float>(ConformanceRules.GettersAnyTime, "each call gives the next value", "Number", Counting),
        OfOne<ReadOnlyMemory<char>>(ConformanceRules.GettersAnyTime, "a late getter lags", "Text", Lagging),
        new(ConformanceRules.Concurrent, "all cursors of the view share a value", sources => Sharing(sources[0])),
    ];

    private static ValueGetter<float> ZeroOffRow(DataViewRowCursor cursor, ValueGetter<float> getter)
    {
        bool moved = false;
        return (ref float value) =>
        {
            moved |= cursor.Position >= 0;
            if (moved)
                getter(ref value);
            else
                value = 0;
        };
    }

    private static ValueGetter<float> LastAfterEnd(DataViewRowCursor cursor, ValueGetter<float> getter) => Last(getter, () => cursor.Position < 0);

    private static BentCursor KeepsLast(DataViewRowCursor cursor)
    {
        bool disposed = false;
        return new BentCursor(cursor)
        {
            Getter = On<float>("Number", (_, getter) => Last(getter, () => disposed)),
            Disposal = inner =>
            {
                disposed = inner.Position >= 0;
                inner.Dispose();
            },
        };
    }

    private static ValueGetter<float> Last(ValueGetter<float> getter, Func<bool> isOver)
    {
        float? last = null;
        return (ref float value) =>
        {
            if (isOver() && last is { } kept)
                value = kept;
            else
                getter(ref value);
            last = value;
        };
    }

    private static ValueGetter<float> Counting(DataViewRowCursor cursor, ValueGetter<float> getter)
    {
        int calls = 0;
        return (ref float value) =>
        {
            getter(ref value);
            value = calls++;
        };
    }

    private static ValueGetter<ReadOnlyMemory<char>> Lagging(DataViewRowCursor cursor, ValueGetter<ReadOnlyMemory<char>> getter)
    {
        long start = Math.Max(cursor.Position, 0);
        return (ref ReadOnlyMemory<char> value) =>
        {
            getter(ref value);
            value = $"text {cursor.Position - start}".AsMemory();
        };
    }

    private static PassView Sharing(IDataView source)
    {
        long shared = -1;
        return new PassView(source)
        {
            Cursor = cursor => new BentCursor(cursor)
            {
                Move = inner =>
                {
                    bool moved = inner.MoveNext();
                    Interlocked.Exchange(ref shared, inner.Position);
                    return moved;
                },
                Getter = On<float>("Number", (_, getter) => (ref float value) =>
                {
                    getter(ref value);
                    value = Interlocked.Read(ref shared);
                }),
            },
            Set = cursors => [.. cursors],
        };
    }

    private sealed class IdOffRow(DataViewRowCursor inner) : PassCursor(inner)
    {
        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            ValueGetter<DataViewRowId> getter = base.GetIdGetter();
            return (ref DataViewRowId value) =>
            {
                if (Inner.Position >= 0)
                    getter(ref value);
            };
        }
    }
}
