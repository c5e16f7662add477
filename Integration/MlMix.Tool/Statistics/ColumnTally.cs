using Microsoft.ML;

namespace MlMix.Tool.Statistics;

/// <summary>Counts one column by source while a cursor goes over the mix.</summary>
internal abstract class ColumnTally(DataViewSchema.Column column)
{
    /// <summary>Gets the column.</summary>
    public DataViewSchema.Column Column => column;

    /// <summary>Gets whether the values are looked at.</summary>
    public virtual bool IsCounted => true;

    /// <summary>Makes ready for the rows of a cursor.</summary>
    public abstract void Open(DataViewRow row);

    /// <summary>Counts the current row, which is of this source.</summary>
    public abstract void Add(int source);

    /// <summary>What was counted of a source.</summary>
    public abstract SourceColumnStatistics Result(int source, string name, long rows);

    protected SourceColumnStatistics Nothing(string name, long rows) =>
        new(name, column.Name, $"{column.Type}", rows, 0, 0, null, null, null, null, IsCounted ? 0 : null, null, IsCounted);
}
