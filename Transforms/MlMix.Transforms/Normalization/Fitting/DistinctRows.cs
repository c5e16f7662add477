using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>
/// Tells copies of a row from its first coming, so that a mix that repeats rows has the statistics of its sources. It needs a column that copies share.
/// </summary>
internal sealed class CountedRows
{
    private readonly HashSet<ulong> _origins = [];
    private readonly List<RowSet> _rows = [];
    private readonly DataViewSchema.Column? _column;

    private CountedRows(DataViewSchema.Column? column) => _column = column;

    /// <summary>Gets the columns to read.</summary>
    public IEnumerable<DataViewSchema.Column> Needed => _column is DataViewSchema.Column column ? [column] : [];

    /// <summary>
    /// Finds the column: the one named, else the origin column of a mix, else its column of source rows; none when the mix says that it repeats no row.
    /// </summary>
    public static CountedRows Find(DataViewSchema schema, string? name, DataViewSchema.Column? source, Faults faults)
    {
        if (name is not null)
        {
            DataViewSchema.Column? column = Columns.Find(schema, "origin", name, faults);
            if (column is { Type: var type } && type != NumberDataViewType.UInt64 && type != NumberDataViewType.Int64)
            {
                faults.Add($"the origin column '{name}' is of type {type}; it must be the UInt64 origin column of a mix or its Int64 column " +
                    $"of source rows (MixOptions.Columns).");
            }

            return new CountedRows(column);
        }

        if (source is DataViewSchema.Column keys && MixNotes.MayRepeat(keys) == false)
            return new CountedRows(null);
        return new CountedRows(MixNotes.Origin(schema) ?? MixNotes.SourceRow(schema));
    }

    /// <summary>Makes a test of the row that a cursor is on, given the index of its source: true when it is not a copy of one that came before.</summary>
    public Func<int, bool> Reader(DataViewRow row)
    {
        if (_column is not DataViewSchema.Column column)
            return _ => true;
        if (column.Type == NumberDataViewType.UInt64)
        {
            ValueGetter<ulong> getOrigin = row.GetGetter<ulong>(column);
            ulong origin = 0;
            return _ =>
            {
                getOrigin(ref origin);
                return _origins.Add(origin);
            };
        }

        ValueGetter<long> getRow = row.GetGetter<long>(column);
        long number = 0;
        return source =>
        {
            getRow(ref number);
            ArgumentOutOfRangeException.ThrowIfNegative(number, column.Name);
            while (_rows.Count <= source)
                _rows.Add(new RowSet());
            return _rows[source].Add(number);
        };
    }
}
