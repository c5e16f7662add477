using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;
using MlMix.Mixtures.Formats;

namespace MlMix.Mixtures.Json;

/// <summary>
/// Files with a JSON object on each line as a view; empty lines are passed over. A key that is not there or null is a missing value: NaN, an empty text, false,
/// or 0 for whole numbers; a vector without it is all missing. Immutable and thread-safe.
/// </summary>
internal sealed class JsonLinesView : IDataView
{
    private readonly string[] _files;
    private readonly FieldColumn[] _columns;

    public JsonLinesView(string[] files, FieldColumn[] columns)
    {
        _files = files;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (FieldColumn column in columns)
        {
            PrimitiveDataViewType item = JsonField.TypeOf(column.Kind);
            builder.AddColumn(column.Name, column.Size is int size ? new VectorDataViewType(item, size) : item);
        }

        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new JsonLinesCursor(new ActiveColumns(Schema, columnsNeeded), _files, _columns);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
