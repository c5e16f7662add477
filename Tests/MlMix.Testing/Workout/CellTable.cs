using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

/// <summary>Values of some columns, row by row, to be compared by text or, for numbers, more or less.</summary>
internal sealed class CellTable
{
    private readonly string[] _columns;
    private readonly List<Row> _rows = [];

    private CellTable(string[] columns) => _columns = columns;

    public int Count => _rows.Count;

    /// <summary>Reads columns of a view, or a cursor, to the end; a cursor is disposed of.</summary>
    public static CellTable Read(IDataView view, string[] columns)
    {
        DataViewSchema.Column[] found = [.. columns.Select(name => view.Schema[name])];
        return Read(view.GetRowCursor(found), columns);
    }

    /// <inheritdoc cref="Read(IDataView, string[])"/>
    public static CellTable Read(DataViewRowCursor cursor, string[] columns)
    {
        using (cursor)
            return Read(cursor, columns, cursor.MoveNext);
    }

    /// <summary>Reads a row that something moves.</summary>
    public static CellTable Read(DataViewRow row, string[] columns, Func<bool> move)
    {
        var table = new CellTable(columns);
        using var subject = new ConformanceSubject(new FakeDataView(0), null);
        ColumnProbe[] probes = [.. columns.Select(name => subject.Probe(row, row.Schema[name]))];
        ColumnProbe id = ColumnProbe.OfId(row);
        while (move())
        {
            HeldValue[] values = [.. probes.Select(probe => probe.Read())];
            table._rows.Add(new Row([.. values.Select(value => value.Text)], [.. values.Select(value => value.Numbers)], id.Read().Text, row.Batch));
        }

        return table;
    }

    /// <summary>The rows of several in the order of their batches.</summary>
    public static CellTable Merge(CellTable[] tables)
    {
        var merged = new CellTable(tables[0]._columns);
        merged._rows.AddRange(tables.SelectMany(table => table._rows).OrderBy(row => row.Batch));
        return merged;
    }

    /// <summary>Says where it differs from another, or gives null.</summary>
    /// <param name="other">The other.</param>
    /// <param name="tolerance">By how much numbers may differ, relative to those above 1.</param>
    /// <param name="ids">Whether the ids of the rows are compared.</param>
    public string? DifferenceFrom(CellTable other, double tolerance = 0, bool ids = false)
    {
        if (Count != other.Count)
            return $"there are {Count} rows and not {other.Count}";
        for (int index = 0; index < Count; index++)
        {
            (Row here, Row there) = (_rows[index], other._rows[index]);
            if (ids && here.Id != there.Id)
                return $"row {index} has the id {here.Id} and not {there.Id}";
            for (int column = 0; column < _columns.Length; column++)
            {
                if (here.Texts[column] != there.Texts[column] && !Near(here.Numbers[column], there.Numbers[column], tolerance))
                    return $"row {index} has {here.Texts[column]} in column '{_columns[column]}' and not {there.Texts[column]}";
            }
        }

        return null;
    }

    private static bool Near(double[]? here, double[]? there, double tolerance) =>
        tolerance > 0 && here is not null && there is not null && here.Length == there.Length &&
        here.Zip(there).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.Second)));

    private sealed record Row(string[] Texts, double[]?[] Numbers, string Id, long Batch);
}
