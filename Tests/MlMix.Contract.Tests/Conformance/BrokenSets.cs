using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views whose sets of cursors, row ids or shuffled cursors do not go together with their serial order.</summary>
internal static class BrokenSets
{
    public static BrokenView[] All { get; } =
    [
        Of(ConformanceRules.Batches, "one batch for all cursors", cursor => new BentCursor(cursor) { InBatch = _ => 0 }),
        Of(ConformanceRules.Batches, "batches go down", cursor => new BentCursor(cursor) { InBatch = inner => -inner.Batch }),
        OfSets("no cursors", cursors => First(cursors, 0)),
        OfSets("the last cursor is left out", cursors => First(cursors, Math.Max(1, cursors.Length - 1))),
        OfSets("batches do not give the order", cursors =>
            [.. cursors.Select((cursor, i) => new BentCursor(cursor) { InBatch = inner => inner.Batch + (cursors.Length - i) * 1000L })]),
        Of(ConformanceRules.RowIds, "two rows have one", cursor => new BentCursor(cursor) { Id = (_, id) => new DataViewRowId(id.Low / 2, 0) }),
        Of(ConformanceRules.RowIds, "the columns come into it", cursor => new BentCursor(cursor)
        {
            Id = (inner, id) => new DataViewRowId(id.Low, (ulong)inner.Schema.Count(inner.IsColumnActive)),
        }),
        Of(ConformanceRules.RowIds, "counted by each cursor for itself", cursor => new BentCursor(cursor)
        {
            Id = (inner, _) => new DataViewRowId((ulong)inner.Position, 0),
        }),
        new(ConformanceRules.RowIds, "others at each cursoring", sources => Renumbering(sources[0])),
        new(ConformanceRules.Shuffling, "shuffles and says that it cannot", sources => Shuffled(sources[0], shuffles: false, withIds: true)),
        new(ConformanceRules.Shuffling, "ids stay behind", sources => Shuffled(sources[0], shuffles: true, withIds: false)),
        new(ConformanceRules.Shuffling, "does not take the generator it is given", sources => OfItsOwn(sources[0])),
        new(ConformanceRules.Shuffling, "leaves rows out", sources => new PassView(sources[0])
        {
            Shuffles = true,
            Open = (columns, random) => Beheaded(sources[0].GetRowCursor(columns), random is null ? 0 : 1),
        }),
    ];

    private static BrokenView OfSets(string how, Func<DataViewRowCursor[], DataViewRowCursor[]> bend) =>
        new(ConformanceRules.CursorSets, how, sources => new PassView(sources[0]) { Set = bend });

    private static DataViewRowCursor[] First(DataViewRowCursor[] cursors, int count)
    {
        foreach (DataViewRowCursor cursor in cursors[count..])
            cursor.Dispose();
        return cursors[..count];
    }

    private static PassView Renumbering(IDataView source)
    {
        ulong openings = 0;
        return new PassView(source)
        {
            Cursor = cursor =>
            {
                ulong opening = openings++;
                return new BentCursor(cursor) { Id = (_, id) => new DataViewRowId(id.Low, opening) };
            },
        };
    }

    // The rows from the last to the first.
    private static PassView Shuffled(IDataView source, bool shuffles, bool withIds) => new(source)
    {
        Shuffles = shuffles,
        Open = (columns, random) => random is null ? source.GetRowCursor(columns) : new Reversed(source, columns, withIds),
    };

    private static PassView OfItsOwn(IDataView source)
    {
        int openings = 0;
        return new PassView(source)
        {
            Shuffles = true,
            Open = (columns, random) => random is null || openings++ % 2 == 0
                ? source.GetRowCursor(columns)
                : new Reversed(source, columns, withIds: true),
        };
    }

    private static DataViewRowCursor Beheaded(DataViewRowCursor cursor, int rows)
    {
        for (int i = 0; i < rows; i++)
            cursor.MoveNext();
        return rows == 0 ? cursor : new BentCursor(cursor) { At = inner => inner.Position - rows };
    }

    /// <summary>The rows backwards, each by a cursor of its own.</summary>
    private sealed class Reversed : PassCursor
    {
        private readonly IDataView _source;
        private readonly DataViewSchema.Column[] _columns;
        private readonly bool _withIds;
        private DataViewRowCursor? _row;
        private int _position = -1;

        public Reversed(IDataView source, IEnumerable<DataViewSchema.Column> columns, bool withIds)
            : this(source, [.. columns], withIds)
        {
        }

        private Reversed(IDataView source, DataViewSchema.Column[] columns, bool withIds)
            : base(source.GetRowCursor(columns))
        {
            _source = source;
            _columns = columns;
            _withIds = withIds;
        }

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (!Inner.MoveNext())
            {
                _row = null;
                _position = -1;
                return false;
            }
            _position++;
            _row = _source.GetRowCursor(_columns);
            for (int i = _position; i < SampleViews.Rows; i++)
                _row.MoveNext();
            return true;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            (ref TValue value) => _row!.GetGetter<TValue>(column)(ref value);

        public override ValueGetter<DataViewRowId> GetIdGetter() => _withIds
            ? (ref DataViewRowId value) => _row!.GetIdGetter()(ref value)
            : Inner.GetIdGetter();
    }
}
