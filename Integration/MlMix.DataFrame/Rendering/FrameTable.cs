using Microsoft.Data.Analysis;

namespace MlMix.Rendering;

/// <summary>A frame to be shown.</summary>
/// <param name="Title">What it is, for people.</param>
/// <param name="Frame">The frame.</param>
internal sealed record FrameTable(string Title, DataFrame Frame)
{
    /// <summary>Gets how many rows are shown.</summary>
    public long Rows { get; init; } = long.MaxValue;

    /// <summary>Gets the columns that are shares, shown in percent.</summary>
    public IReadOnlyCollection<string> Shares { get; init; } = [];

    /// <summary>Gets the part of a bar, 0 to 1, that a cell fills, by column and row; null for no bar.</summary>
    public Func<string, long, double?> Bar { get; init; } = (_, _) => null;

    /// <summary>Gets the columns that are not shown.</summary>
    public IReadOnlyCollection<string> Hidden { get; init; } = [];

    /// <summary>Gets the columns that are shown.</summary>
    public IEnumerable<DataFrameColumn> Columns => Frame.Columns.Where(column => !Hidden.Contains(column.Name));

    /// <summary>Gets whether the first column names the rows.</summary>
    public bool HasRowNames { get; init; }

    /// <summary>Gets whether there are rows that are not shown.</summary>
    public bool IsCut => Frame.Rows.Count > Rows;

    public string[] Cells(DataFrameColumn column) => CellText.Of(column, Rows, Shares.Contains(column.Name));
}
