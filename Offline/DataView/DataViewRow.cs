using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>One row of values, read through getters.</summary>
public abstract class DataViewRow : IDisposable
{
    /// <summary>Counts the rows seen: -1 before the first.</summary>
    public abstract long Position { get; }

    /// <summary>Orders the rows of a cursor set: never decreasing within one cursor.</summary>
    public abstract long Batch { get; }

    /// <summary>The schema the row's columns come from.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>A getter of the id of the current row.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether the column's values can be asked for.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>A getter of the column's value in the current row.</summary>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Releases what the row holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the row holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
