using Microsoft.ML;
using Microsoft.ML.Data;

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
        _ => throw new ArgumentOutOfRangeException(nameof(added), added, null),
    };

    private int SourceOnRow()
    {
        int source = _source;
        if (source < 0)
            ThrowNotOnRow();
        return source;
    }
}
