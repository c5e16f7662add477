using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>
/// Tells copies of a row in a source from its first coming there, so that a mix that repeats rows has the statistics of its sources. It needs a column that
/// copies share: an origin, or a row number together with the source columns of the mix, which tell whose number it is.
/// </summary>
internal sealed class DistinctRows
{
    private readonly DataViewSchema.Column? _column;
    private readonly DataViewSchema.Column[] _owners;

    private DistinctRows(DataViewSchema.Column? column, params DataViewSchema.Column[] owners)
    {
        _column = column;
        _owners = owners;
    }

    /// <summary>Gets the columns to read.</summary>
    public IEnumerable<DataViewSchema.Column> Needed => _column is DataViewSchema.Column column ? [column, .. _owners] : [];

    /// <summary>
    /// Finds the column: the one named, else the origin column of a mix, else its column of source rows; none when the mix says that it repeats no row.
    /// </summary>
    public static DistinctRows Find(DataViewSchema schema, string? name, DataViewSchema.Column? source, Faults faults)
    {
        DataViewSchema.Column[] owners = MixNotes.Sources(schema);
        if (name is not null)
        {
            DataViewSchema.Column? column = ColumnLookup.Find(schema, "origin", name, faults);
            if (column is { Type: var type } && type != NumberDataViewType.UInt64 && type != NumberDataViewType.Int64)
            {
                faults.Add($"the origin column '{name}' is of type {type}; it must be the UInt64 origin column of a mix or its Int64 column " +
                    $"of source rows (MixOptions.Columns).");
            }

            return new DistinctRows(column, owners);
        }

        if (owners.Length > 0 && owners.All(owner => MixNotes.MayRepeat(owner) == false))
            return new DistinctRows(null);
        if (MixNotes.Origin(schema) is DataViewSchema.Column origin)
            return new DistinctRows(origin);

        // Where no column is known to be the mix's own, a row number tells nothing unless it is that of the source by which is normalized.
        bool areOwned = owners.Length > 0 || source?.Name == MixDefaults.SourceColumnName;
        return new DistinctRows(areOwned ? MixNotes.SourceRow(schema) : null, owners);
    }

    /// <summary>Makes a test of the row that a cursor is on, given the index of its source: true when it is not a copy of one that came before.</summary>
    public Func<int, bool> Reader(DataViewRow row) => _column is not DataViewSchema.Column column ? _ => true
        : column.Type == NumberDataViewType.UInt64 ? Origins(row, column)
        : Numbers(row, column);

    private static Func<int, bool> Origins(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<ulong> getOrigin = row.GetGetter<ulong>(column);
        var seen = new HashSet<(int Source, ulong Origin)>();
        ulong origin = 0;
        return source =>
        {
            getOrigin(ref origin);
            return seen.Add((source, origin));
        };
    }

    private Func<int, bool> Numbers(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<long> getRow = row.GetGetter<long>(column);
        (ValueGetter<int> Get, ulong Count)[] owners = [.. _owners.Select(owner => Owner(row, owner))];
        var seen = new Dictionary<ulong, RowSet>();
        long number = 0;
        int index = 0;
        return source =>
        {
            getRow(ref number);
            if (number < 0)
                throw Negative(row, column, number);
            ulong owner = (ulong)source;
            foreach ((ValueGetter<int> get, ulong count) in owners)
            {
                get(ref index);
                owner = (owner * count) + (ulong)index;
            }

            if (!seen.TryGetValue(owner, out RowSet? rows))
                seen[owner] = rows = new RowSet();
            return rows.Add(number);
        };
    }

    /// <summary>Reads a source column as a number below a count; 0 for a missing source.</summary>
    private static (ValueGetter<int> Get, ulong Count) Owner(DataViewRow row, DataViewSchema.Column column)
    {
        int count = (int)((KeyDataViewType)column.Type).Count + 1;
        return (SourceReader.Create(row, column, [.. Enumerable.Range(0, count)]), (ulong)count);
    }

    private static InvalidDataException Negative(DataViewRow row, DataViewSchema.Column column, long number) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{NormalizeRules.Feature}: row {row.Position} has {number} in the column '{column.Name}'; rows of a source are numbered from 0. Name the column " +
        $"that tells copies of a row in NormalizeBySourceOptions.OriginColumnName, or drop this one."));
}
