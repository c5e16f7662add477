using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;
using MlMix.Randomness;

namespace MlMix.Mixing;

// What the mix itself tells of a row: its id, and the columns added.
internal sealed partial class MixedCursor
{
    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> ofSource = MixGetter("the row id", (_, cursor) => cursor.GetIdGetter());
        return (ref DataViewRowId value) =>
        {
            ofSource(ref value);
            // Source and pass keep the ids of equal rows apart: one row of two sources, one row read twice.
            value = value.Combine(new DataViewRowId((ulong)_source, (ulong)Walker.Current.Pass));
        };
    }

    private Delegate GetterOf(MixColumns added) => added switch
    {
        MixColumns.SourceId => (ValueGetter<uint>)((ref uint value) => value = (uint)SourceOnRow() + 1),
        MixColumns.SourceRow => MixGetter<long>("the source row", OpenRow),
        MixColumns.SourcePass => (ValueGetter<int>)((ref int value) => value = checked((int)PickOnRow().Pass)),
        MixColumns.SampleWeight => (ValueGetter<float>)((ref float value) => value = _schema.SampleWeight(SourceOnRow())),
        MixColumns.Origin => MixGetter<ulong>("the origin", OpenOrigin),
        _ => throw new ArgumentOutOfRangeException(nameof(added), added, null),
    };

    // A side of a split knows which of all rows it stands on.
    private ValueGetter<long> OpenRow(int source, DataViewRowCursor cursor) => cursor is ISideCursor side
        ? (ref long value) => value = side.SourceRow
        : (ref long value) => value = Walker.Current.Row;

    // A mix within the mix knows where its rows come from; a row of any other source comes from there.
    private ValueGetter<ulong> OpenOrigin(int source, DataViewRowCursor cursor)
    {
        ulong salt = _schema.OriginSalt(source);
        if (_schema.OriginColumnOf(source) is not { } column)
        {
            ValueGetter<long> ofRow = OpenRow(source, cursor);
            long row = 0;
            return (ref ulong value) =>
            {
                ofRow(ref row);
                value = CounterRandom.Hash(salt, (ulong)row);
            };
        }
        ValueGetter<ulong> within = cursor.GetGetter<ulong>(column);
        return (ref ulong value) =>
        {
            within(ref value);
            value = CounterRandom.Hash(salt, value);
        };
    }

    private SourcePick PickOnRow()
    {
        SourceOnRow();
        return Walker.Current;
    }

    private int SourceOnRow()
    {
        int source = _source;
        if (source < 0)
            ThrowNotOnRow();
        return source;
    }
}
