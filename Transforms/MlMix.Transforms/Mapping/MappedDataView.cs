using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>The view with the output column added, computed as it is read. Immutable; as thread-safe as its input.</summary>
internal sealed partial class MappedDataView(IDataView input, BoundMapping mapping) : IDataView
{
    public DataViewSchema Schema => mapping.OutputSchema;

    public bool CanShuffle => input.CanShuffle;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = mapping.Active(columnsNeeded);
        return Wrap(active, input.GetRowCursor(mapping.Needed(active), rand))[0];
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = mapping.Active(columnsNeeded);
        return Wrap(active, input.GetRowCursorSet(mapping.Needed(active), n, rand));
    }

    private DataViewRowCursor[] Wrap(bool[] active, params DataViewRowCursor[] inputs)
    {
        try
        {
            return [.. inputs.Select(cursor => new Cursor(cursor, new MappedColumns(mapping, cursor, active)))];
        }
        catch
        {
            foreach (DataViewRowCursor cursor in inputs)
                cursor.Dispose();
            throw;
        }
    }
}
