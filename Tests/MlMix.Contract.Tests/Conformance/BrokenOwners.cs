using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views that do not let go of their sources, or hide what these throw.</summary>
internal static class BrokenOwners
{
    public static BrokenView[] All { get; } =
    [
        new(ConformanceRules.SourcesReleased, "a cursor stays open", sources => Over(sources, cursor => { })),
        new(ConformanceRules.SourcesReleased, "a cursor not read to its end stays open", sources => Over(sources, cursor =>
        {
            if (cursor.Position < 0)
                cursor.Dispose();
        })),
        new(ConformanceRules.FailedSourcesReleased, "where a second cursor does not open, the first stays open", sources => new PassView(sources[0])
        {
            Open = (columns, random) => Both(sources[0].GetRowCursor(columns, random), sources[1].GetRowCursor(columns, random)),
        })
        {
            Sources = () => [SampleViews.Everything(), SampleViews.Everything()],
        },
        new(ConformanceRules.UnboundSourcesReleased, "a cursor that gives no getter stays open", sources => new PassView(sources[0])
        {
            Cursor = cursor =>
            {
                if (cursor.IsColumnActive(cursor.Schema["Number"]))
                    cursor.GetGetter<float>(cursor.Schema["Number"]);
                return cursor;
            },
        }),
        new(ConformanceRules.SourceFaults, "a failure is the end", sources => new PassView(sources[0])
        {
            Cursor = cursor => new BentCursor(cursor) { Move = inner => Quiet(inner.MoveNext) },
        }),
    ];

    private static PassView Over(IDataView[] sources, Action<DataViewRowCursor> disposal) => new(sources[0])
    {
        Cursor = cursor => new Careless(cursor, disposal),
    };

    private static BentCursor Both(DataViewRowCursor first, DataViewRowCursor second) => new(first)
    {
        Move = _ => first.MoveNext() & second.MoveNext(),
        Getter = BrokenView.On<float>("Number", (_, getter) =>
        {
            ValueGetter<float> ofSecond = second.GetGetter<float>(second.Schema["Number"]);
            return (ref float value) =>
            {
                getter(ref value);
                ofSecond(ref value);
            };
        }),
        Disposal = _ =>
        {
            try
            {
                first.Dispose();
            }
            finally
            {
                second.Dispose();
            }
        },
    };

    private static bool Quiet(Func<bool> move)
    {
        try
        {
            return move();
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Ends as a cursor must when it is disposed of, but for its input.</summary>
    private sealed class Careless(DataViewRowCursor inner, Action<DataViewRowCursor> disposal) : PassCursor(inner)
    {
        private bool _disposed;

        public override long Position => _disposed ? -1 : base.Position;

        public override bool MoveNext() => !_disposed && base.MoveNext();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = base.GetGetter<TValue>(column);
            return (ref TValue value) =>
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                getter(ref value);
            };
        }

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            ValueGetter<DataViewRowId> getter = base.GetIdGetter();
            return (ref DataViewRowId value) =>
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                getter(ref value);
            };
        }

        protected override void Dispose(bool disposing)
        {
            if (!_disposed)
                disposal(Inner);
            _disposed = true;
        }
    }
}
