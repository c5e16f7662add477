using Microsoft.ML;

namespace MlMix.Cursors;

/// <summary>
/// A cursor over rows that lie in memory. Who reads many such views in turn, as a mix does, need not move a cursor of each: he keeps the number of the row of
/// each view himself, and takes the values from where they lie.
/// </summary>
internal interface IMemoryCursor
{
    /// <summary>Gets the number of rows.</summary>
    long RowCount { get; }

    /// <summary>Stands on a row; -1 is before the first.</summary>
    void StandOn(long row);

    /// <summary>The values of a column with one in each row, or null where they do not lie there as they are.</summary>
    TValue[]? Scalars<TValue>(DataViewSchema.Column column);

    /// <summary>
    /// Makes a getter of the values in the row whose number stands at a place of an array, wherever the cursor stands; or null where it takes the cursor.
    /// </summary>
    ValueGetter<TValue>? GetterAt<TValue>(DataViewSchema.Column column, long[] rows, int place);
}
