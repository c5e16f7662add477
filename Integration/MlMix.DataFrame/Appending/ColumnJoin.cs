using Microsoft.Data.Analysis;

namespace MlMix.Appending;

/// <summary>A column that grows by those of one name of frame after frame.</summary>
internal abstract class ColumnJoin
{
    /// <summary>Gets the column as far as it has grown.</summary>
    public abstract DataFrameColumn Result { get; }

    /// <summary>Adds the values of a frame that has the column.</summary>
    public abstract void Add(DataFrameColumn column);

    /// <summary>Adds the rows of a frame that does not have it.</summary>
    public abstract void AddMissing(long rows);
}
