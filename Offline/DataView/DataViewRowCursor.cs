namespace Microsoft.ML;

/// <summary>A row that moves forward over a view.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Goes on to the next row; false, from then on always, when there is none.</summary>
    public abstract bool MoveNext();
}
