using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>The rows of a view as objects.</summary>
internal sealed class ObjectReader<TRow>
    where TRow : class, new()
{
    private readonly IDataView _data;
    private readonly List<DataViewSchema.Column> _columns = [];
    private readonly List<Func<DataViewRow, Action<TRow>>> _writers = [];

    public ObjectReader(IDataView data, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        _data = data;
        foreach (RowColumn column in RowColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Write))
        {
            if (data.Schema.GetColumnOrNull(column.Name) is not DataViewSchema.Column source)
            {
                Guard.Param(ignoreMissingColumns, nameof(data), $"The view has no column '{column.Name}'.");
                continue;
            }

            (Type item, bool isVector) = Members.ItemOf(Members.TypeOf(column.Member), column.Member.Name);
            var vector = source.Type as VectorDataViewType;
            Guard.State(isVector == vector is not null && item == (vector?.ItemType ?? source.Type).RawType,
                $"Column '{column.Name}' of type {source.Type} does not fit '{column.Member.Name}', a {Members.TypeOf(column.Member)}.");
            _columns.Add(source);
            _writers.Add(MemberWriter<TRow>.Create(column.Member, source));
        }
    }

    public IEnumerable<TRow> Read(bool reuseRowObject)
    {
        using DataViewRowCursor cursor = _data.GetRowCursor(_columns.OrderBy(c => c.Index));
        Action<TRow>[] setters = [.. _writers.Select(writer => writer(cursor))];
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (!reuseRowObject || row is null)
                row = new TRow();
            foreach (Action<TRow> setter in setters)
                setter(row);
            yield return row;
        }
    }
}
