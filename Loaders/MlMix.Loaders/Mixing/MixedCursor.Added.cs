using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;
using MlMix.Randomness;

namespace MlMix.Mixing;

// What the mix itself tells of a row: its id, and the columns added.
internal sealed partial class MixedCursor
{
    private ValueGetter<DataViewRowId>? _id;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _id ??= OpenId();

    private ValueGetter<DataViewRowId> OpenId()
    {
        ValueGetter<DataViewRowId> ofSource = MixGetter<DataViewRowId>("the row id", _ => RowIdLink.Instance);
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
        MixColumns.SourceRow => (ValueGetter<long>)((ref long value) => value = PickOnRow().Row),
        MixColumns.SourcePass => (ValueGetter<int>)((ref int value) => value = checked((int)PickOnRow().Pass)),
        MixColumns.SampleWeight => (ValueGetter<float>)((ref float value) => value = _schema.SampleWeight(SourceOnRow())),
        MixColumns.Origin => MixGetter<ulong>("the origin", source => new OriginLink(this, source)),
        _ => throw new ArgumentOutOfRangeException(nameof(added), added, null),
    };

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

    // A mix within the mix knows where its rows come from; a row of any other source comes from there.
    private sealed class OriginLink(MixedCursor mix, int source) : ColumnLink
    {
        public override DataViewSchema.Column? Column => mix._schema.OriginColumnOf(source);

        public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor) => (ValueGetter<TValue>)(Delegate)Open(cursor);

        private ValueGetter<ulong> Open(DataViewRowCursor cursor)
        {
            ulong salt = mix._schema.OriginSalt(source);
            if (Column is not { } column)
                return (ref ulong value) => value = CounterRandom.Hash(salt, (ulong)mix.Walker.Current.Row);
            ValueGetter<ulong> within = cursor.GetGetter<ulong>(column);
            return (ref ulong value) =>
            {
                within(ref value);
                value = CounterRandom.Hash(salt, value);
            };
        }
    }

    private sealed class RowIdLink : ColumnLink
    {
        public static RowIdLink Instance { get; } = new();

        public override DataViewSchema.Column? Column => null;

        public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor) => (ValueGetter<TValue>)(Delegate)cursor.GetIdGetter();
    }
}
