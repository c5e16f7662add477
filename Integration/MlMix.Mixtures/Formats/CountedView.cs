using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>A view whose number of rows was counted, or is said by the mixture file.</summary>
internal sealed class CountedView(IDataView data, long rows) : IDataView
{
    public DataViewSchema Schema => data.Schema;

    public bool CanShuffle => data.CanShuffle;

    public long? GetRowCount() => rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => data.GetRowCursor(columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        data.GetRowCursorSet(columnsNeeded, n, rand);
}
