using Microsoft.ML;
using MlMix.Cursors;
using MlMix.Mixing;

namespace MlMix;

/// <summary>
/// Several views as one, row by row as a <see cref="MixPlan"/> says. Every cursoring gives the same rows in the same order. Immutable and safe
/// for use from many threads, as far as the sources are; a cursor is for one thread.
/// </summary>
/// <remarks>
/// A source's cursor is opened when its first row is drawn and asked only for the columns wanted. Values go from the source's getter straight into
/// the caller's buffer. Row ids combine the source's row id with source and pass, so repeated rows have ids of their own.
/// </remarks>
public sealed class MixedDataView : IDataView
{
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;

    internal MixedDataView(MixOptions options, MixSource[] sources)
    {
        (Plan, _schema) = MixRules.Resolve(options, sources);
        _sources = [.. sources.Select(source => source.Data)];
    }

    /// <summary>Gets the plan that says which row of which source stands where.</summary>
    public MixPlan Plan { get; }

    /// <summary>Gets the columns: those of the sources, in the order of the first, and the source column after them.</summary>
    public DataViewSchema Schema => _schema.Output;

    /// <summary>Gets false: the order is the plan's, and rows cannot be drawn in another.</summary>
    public bool CanShuffle => false;

    /// <summary>Tells the exact number of rows in constant time.</summary>
    /// <returns>The number of rows, or null when it shows only by reading.</returns>
    public long? GetRowCount() => Plan.RowCount;

    /// <summary>Opens a cursor at the first row.</summary>
    /// <param name="columnsNeeded">The columns whose values are wanted.</param>
    /// <param name="rand">Not used: the order follows from the plan alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columnsNeeded"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A column is not one of <see cref="Schema"/>.</exception>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new MixedCursor(Plan, _schema, _sources, new ActiveColumns(Schema, columnsNeeded));

    /// <summary>Opens one cursor over all rows: the order of a mix is serial.</summary>
    /// <param name="columnsNeeded">The columns whose values are wanted.</param>
    /// <param name="n">Not used: how many cursors would be welcome.</param>
    /// <param name="rand">Not used: the order follows from the plan alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columnsNeeded"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A column is not one of <see cref="Schema"/>.</exception>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];
}
