using Microsoft.ML;
using MlMix.Cursors;
using MlMix.Mixing;
using MlMix.Splits;

namespace MlMix;

/// <summary>
/// Several views as one, row by row as a <see cref="MixPlan"/> says. Every cursoring gives the same rows in the same order. Immutable and safe
/// for use from many threads, as far as the sources are; a cursor is for one thread.
/// </summary>
/// <remarks>
/// A source's cursor is opened when its first row is drawn and asked only for the columns wanted. Values go from the source's getter straight into
/// the caller's buffer. Row ids combine the source's row id with source and pass, so repeated rows have ids of their own; they are the same in every
/// shard and every epoch. A view with a shard (<see cref="PlanOptions.Shard"/>) delivers the shard's rows only, and moves over the others.
/// </remarks>
public sealed class MixedDataView : IDataView
{
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;

    internal MixedDataView(MixOptions options, MixSource[] sources)
    {
        (Plan, _schema) = MixRules.Resolve(options, sources);
        _sources = Nest([.. sources.Select(source => source.Data)], Plan);
    }

    private MixedDataView(MixPlan plan, MixedDataView same)
    {
        (Plan, _schema) = (plan, same._schema);
        _sources = Nest(same._sources, plan);
    }

    /// <summary>Gets the plan that says which row of which source stands where.</summary>
    public MixPlan Plan { get; }

    /// <summary>Gets the columns: those of the sources, in the order of the first, and the source column after them.</summary>
    public DataViewSchema Schema => _schema.Output;

    /// <summary>Gets false: the order is the plan's, and rows cannot be drawn in another.</summary>
    public bool CanShuffle => false;

    /// <summary>Tells the exact number of rows, those of the shard where there is one, in constant time.</summary>
    /// <returns>The number of rows, or null when it shows only by reading.</returns>
    public long? GetRowCount() => Plan.RowCount;

    /// <summary>
    /// The same mix in another epoch, over the same sources: random picks are drawn anew from the seed and the epoch, and a schedule goes on where
    /// the epoch before left it. Mixes that are sources of this one go to the same epoch. Rows keep their ids. Epoch 0 is the view as it was made.
    /// </summary>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">A schedule is to go on, but how many rows an epoch has is unknown.</exception>
    public MixedDataView ForEpoch(int epoch)
    {
        MixPlan plan = Plan.ForEpoch(epoch);
        return plan == Plan ? this : new MixedDataView(plan, this);
    }

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

    /// <summary>Gets the shard of this mix, or of the first mix in it that has one, or null.</summary>
    internal Shard? AnyShard =>
        Plan.Shard ?? _sources.OfType<MixedDataView>().Select(inner => inner.AnyShard).FirstOrDefault(shard => shard is not null);

    /// <summary>Gets whether a row may stand in the mix more than once.</summary>
    internal bool MayRepeat => Repeats.In(Plan) || _sources.Any(Repeats.MayBeIn);

    /// <summary>What the mix itself adds as this column.</summary>
    internal MixColumns Added(DataViewSchema.Column column) => _schema.Added(column.Index);

    // Equal seeds must not make equal draws where one mix goes into another.
    private static IDataView[] Nest(IDataView[] sources, MixPlan plan) =>
        [.. sources.Select((data, i) => data is MixedDataView inner ? new MixedDataView(inner.Plan.Under(plan, plan.Sources[i].Name), inner) : data)];
}
