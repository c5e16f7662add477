using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Reading;

/// <summary>Reads rows of a view into a frame.</summary>
internal static class FrameReader
{
    private const int RowsBetweenReports = 1 << 12;

    public static DataFrame Read(IDataView view, ToDataFrameOptions options)
    {
        ColumnCells[] columns = Resolve(view.Schema, options);
        using (DataViewRowCursor cursor = Open(view, columns, options.Cancellation))
        {
            foreach (ColumnCells column in columns)
                column.Open(cursor);
            long rows = 0;
            while (rows < options.Rows)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                if (!cursor.MoveNext())
                    break;
                foreach (ColumnCells column in columns)
                    column.Add();
                if (++rows % RowsBetweenReports == 0)
                    options.Progress?.Report(rows);
            }
            options.Progress?.Report(rows);
        }
        return new DataFrame(columns.SelectMany(column => column.Columns));
    }

    // A mix that moves past many rows before the first, to a shard or a checkpoint, can be stopped there too.
    private static DataViewRowCursor Open(IDataView view, ColumnCells[] columns, CancellationToken cancellation)
    {
        IDataView source = view is MixedDataView mixed && cancellation.CanBeCanceled ? mixed.WithCancellation(cancellation) : view;
        return source.GetRowCursor(columns.Select(column => column.Source));
    }

    private static ColumnCells[] Resolve(DataViewSchema schema, ToDataFrameOptions options)
    {
        var faults = new Faults("ToDataFrame");
        if (options.Rows < 0)
            faults.Add($"Rows must be 0 or more; it is {options.Rows}. For all rows, which must fit into memory, give long.MaxValue.");
        if (options.MostSlots < 0)
            faults.Add($"MostSlots must be 0 or more; it is {options.MostSlots}.");
        var visitor = new CellsVisitor(options);
        ColumnCells[] cells = options.Columns is { } names
            ? [.. names.Select(name => Named(schema, name, visitor, faults)).OfType<ColumnCells>()]
            : [.. schema.Where(column => !column.IsHidden).Select(visitor.Visit).OfType<ColumnCells>()];
        IEnumerable<string> made = cells.SelectMany(column => column.Columns).Select(column => column.Name);
        foreach (IGrouping<string, string> twice in made.GroupBy(name => name).Where(same => same.Count() > 1))
        {
            faults.Add($"{twice.Count()} columns of the frame would be called '{twice.Key}'; name a column once, and where a slot of a vector is called as "
                + "another column is, rename that or keep vectors whole by MostSlots = 0.");
        }
        faults.ThrowIfAny();
        return cells;
    }

    private static ColumnCells? Named(DataViewSchema schema, string name, CellsVisitor visitor, Faults faults)
    {
        if (name is null || schema.GetColumnOrNull(name) is not { } column)
        {
            IEnumerable<string> there = schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}'");
            faults.Add($"There is no column '{name}'; there are {string.Join(", ", there)}.");
            return null;
        }
        ColumnCells? cells = visitor.Visit(column);
        if (cells is null)
            faults.Add($"Column '{name}' ({column.Type}) holds what a data frame cannot have; leave it out, or convert it first.");
        return cells;
    }
}
