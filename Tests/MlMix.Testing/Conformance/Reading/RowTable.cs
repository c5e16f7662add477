using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <summary>What a cursor gave, as text: rows of values, with their ids where these were read, and their batches.</summary>
internal sealed class RowTable
{
    private readonly DataViewSchema.Column[] _columns;

    private RowTable(DataViewSchema.Column[] columns, List<Row> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    public List<Row> Rows { get; }

    public static RowTable Read(ConformanceSubject subject, DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> columns, bool ids)
    {
        using (cursor)
        {
            var table = new RowTable([.. columns], []);
            ColumnProbe[] probes = [.. table._columns.Select(column => subject.Probe(cursor, column))];
            ColumnProbe? id = ids ? ColumnProbe.OfId(cursor) : null;
            while (cursor.MoveNext())
            {
                if (table.Rows.Count == subject.Options.MostRows)
                    throw new InvalidOperationException($"The rows do not end within {subject.Options.MostRows} rows.");
                table.Rows.Add(new Row(id?.Read().Text ?? "", [.. probes.Select(probe => probe.Read().Text)], cursor.Batch));
            }
            return table;
        }
    }

    /// <summary>The rows of a set of cursors in the order of their batches.</summary>
    public static RowTable Merge(RowTable[] tables) =>
        new(tables[0]._columns, [.. tables.SelectMany(table => table.Rows).OrderBy(row => row.Batch)]);

    /// <summary>Says where the values differ from those of a reading of all columns, or gives null.</summary>
    public string? DifferenceFrom(RowTable whole)
    {
        for (int i = 0; i < Math.Min(Rows.Count, whole.Rows.Count); i++)
        {
            for (int c = 0; c < _columns.Length; c++)
            {
                (string here, string there) = (Rows[i].Values[c], whole.Rows[i].Values[_columns[c].Index]);
                if (here != there)
                    return $"row {i} has {here} in column '{_columns[c].Name}' and not {there}";
            }
        }
        return CountDifferenceFrom(whole);
    }

    /// <summary>Says where the ids differ from those of another reading, or gives null.</summary>
    public string? IdDifferenceFrom(RowTable other)
    {
        for (int i = 0; i < Math.Min(Rows.Count, other.Rows.Count); i++)
        {
            if (Rows[i].Id != other.Rows[i].Id)
                return $"row {i} has the id {Rows[i].Id} and not {other.Rows[i].Id}";
        }
        return CountDifferenceFrom(other);
    }

    private string? CountDifferenceFrom(RowTable other) =>
        Rows.Count == other.Rows.Count ? null : $"there are {Rows.Count} rows and not {other.Rows.Count}";

    public sealed record Row(string Id, string[] Values, long Batch)
    {
        /// <summary>The row whole, to compare by.</summary>
        public string Content => $"{Id}: {string.Join(" | ", Values)}";
    }
}
