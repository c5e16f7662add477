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
/// the caller's buffer. Row ids combine the source's row id with source and pass, so repeated rows have ids of their own; they are the same in every
/// shard and every epoch. A view with a shard (<see cref="PlanOptions.Shard"/>) delivers the shard's rows only, and moves over the others.
/// </remarks>
public sealed class MixedDataView : IDataView
{
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;
    private readonly MixOptions _options;
    private readonly MixSource[] _given;
    private readonly PlanCheckpoint? _from;
    private readonly long? _rows;
    private readonly Cancellations _cancellation;

    internal MixedDataView(MixOptions options, MixSource[] sources, Faults? faults = null)
    {
        (Plan, _schema) = MixRules.Resolve(options, sources, faults ?? new Faults("Mix"));
        _sources = Nest([.. sources.Select(source => source.Data)], Plan);
        (_options, _given) = ((MixOptions)options.Copy(), [.. sources]);
    }

    private MixedDataView(MixedDataView same, MixPlan plan, PlanCheckpoint? from, Cancellations cancellation, long? rows = null)
    {
        (_schema, Plan, _from, _cancellation, _rows) = (same._schema, plan, from, cancellation, rows);
        _sources = plan == same.Plan ? same._sources : Nest(same._sources, plan);
        (_options, _given) = (same._options, same._given);
    }

    /// <summary>Gets the plan that says which row of which source stands where.</summary>
    public MixPlan Plan { get; }

    /// <summary>Gets the columns: those of the sources, in the order of the first, and those that the mix adds after them.</summary>
    public DataViewSchema Schema => _schema.Output;

    /// <summary>Gets how the columns came about: what became of each column of each source. It prints as a table, before anything is read.</summary>
    public SchemaAlignment Alignment => _schema.Alignment;

    /// <summary>
    /// Gets the classes of the mix and what they are in each source, where <see cref="MixOptions.Labels"/> asked for a label space that knows them; else null.
    /// Where classes have to be counted, this reads the label columns the first time.
    /// </summary>
    /// <exception cref="InvalidDataException">A label that is read for its classes is none.</exception>
    /// <exception cref="InvalidOperationException">A source failed when its labels were read for their classes.</exception>
    /// <exception cref="MixConfigurationException">There are more classes than the type of the labels can hold.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for while labels were read; see <see cref="WithCancellation"/>.</exception>
    public LabelTable? Labels
    {
        get
        {
            _schema.Prepare(null, _cancellation);
            return _schema.Labels;
        }
    }

    /// <summary>
    /// Gets whether a row may stand in the mix more than once: false only where it certainly does not. Such a mix must not be split into training and test
    /// rows but by its origin column; see <c>CheckSplit</c> and <c>MixSplit</c> of <c>mlContext.Data</c>.
    /// </summary>
    public bool MayRepeatRows => _schema.MayRepeatRows;

    /// <summary>Gets false: the order is the plan's, and rows cannot be drawn in another.</summary>
    public bool CanShuffle => false;

    /// <summary>
    /// Tells the exact number of rows, those of the shard where there is one, and those left where the view goes on from a checkpoint, in constant time.
    /// </summary>
    /// <returns>The number of rows, or null when it shows only by reading.</returns>
    public long? GetRowCount() => _rows is not null ? _rows : _from is null ? Plan.RowCount : Plan.RowsFrom(_from);

    /// <summary>
    /// Tells without reading a row what each source delivers, how often it is read, why the mix ends, and what may not be meant: as
    /// <see cref="MixPlan.Explain"/> of <see cref="Plan"/>. It prints as a table.
    /// </summary>
    /// <param name="cancellation">Asked every few milliseconds where the plan must be walked.</param>
    /// <param name="progress">Told how much of the work is done, 1 at last. Default null.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    /// <exception cref="MixConfigurationException">The delegate of a custom schedule gives weights that are none.</exception>
    public PlanExplanation Explain(CancellationToken cancellation = default, IProgress<double>? progress = null) => Plan.Explain(cancellation, progress);

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
        return plan == Plan ? this : new MixedDataView(this, plan, null, _cancellation);
    }

    /// <summary>
    /// The same mix with other weights, from its first row, in the same epoch and over the same sources: for weights that follow from what was learnt in
    /// the epoch before. What the mix adds to its columns and says of its rows is that of the new weights, so the schema is another object.
    /// </summary>
    /// <param name="weights">A weight for every source by name, as of a <see cref="MixSource"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A source has no weight, or one that is none; a name is not that of a source; the mix has a schedule, which gives the weights; or it does not use
    /// weights. All faults are listed.
    /// </exception>
    public MixedDataView WithWeights(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new Faults("Weights of a mix");
        if (Plan.Schedule is not null)
            faults.Add("The mix has a schedule, which gives the weights; mix without it to give them yourself.");
        foreach (MixSource source in _given.Where(source => !weights.ContainsKey(source.Name)))
            faults.Add($"Source '{source.Name}' has no weight; give one for every source, 0 for never.");
        foreach (string name in weights.Keys.Where(name => _given.All(source => source.Name != name)))
            faults.Add($"There is no source '{name}'; the mix has {string.Join(", ", _given.Select(source => $"'{source.Name}'"))}.");
        MixSource[] weighted = [.. _given.Select(source => source.WithWeight(weights.GetValueOrDefault(source.Name, source.Weight)))];
        var mix = new MixedDataView(_options, weighted, faults);
        return new MixedDataView(mix, mix.Plan.ForEpoch(Plan.Epoch), null, _cancellation);
    }

    /// <summary>
    /// The rows of this mix that are left after a checkpoint, in the epoch in which it was saved. Rows keep their ids. A view cannot be entered in the middle,
    /// so a cursor moves past the rows that each source has delivered, without asking for their values.
    /// </summary>
    /// <param name="checkpoint">Where to go on; see <see cref="PlanWalker.Save"/> and <see cref="PlanCheckpoint.FromJson"/>.</param>
    /// <param name="carryOver">
    /// False (default) refuses the checkpoint of another plan. True takes it: sources of the same name go on where they were, others begin.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="checkpoint"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The checkpoint is of another plan, and <paramref name="carryOver"/> is false, or it cannot be carried over, or it is damaged: what is wrong is named.
    /// </exception>
    /// <exception cref="InvalidOperationException">A schedule is to go on in a later epoch, but how many rows an epoch has is unknown.</exception>
    public MixedDataView Resume(PlanCheckpoint checkpoint, bool carryOver = false)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Plan.ResumeReading(checkpoint, carryOver);
        return new MixedDataView(this, Plan.ForEpoch(checkpoint.Epoch), checkpoint, _cancellation);
    }

    /// <summary>
    /// The same mix, whose cursors end with an <see cref="OperationCanceledException"/> when cancellation is asked for: a way out of a training that takes
    /// too long and has none of its own. Cursors look at it when they open a source and at least every 16,384 rows.
    /// </summary>
    /// <param name="cancellation">Asked by every cursor of the view, beside those that the mix was given before.</param>
    public MixedDataView WithCancellation(CancellationToken cancellation) => new(this, Plan, _from, _cancellation.With(cancellation), _rows);

    /// <summary>Opens a cursor at the first row.</summary>
    /// <param name="columnsNeeded">The columns whose values are wanted.</param>
    /// <param name="rand">Not used: the order follows from the plan alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columnsNeeded"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// A column is not one of <see cref="Schema"/>, or a source failed when its labels were read for their classes (see <see cref="Labels"/>).
    /// </exception>
    /// <exception cref="InvalidDataException">A label that is read for its classes is none.</exception>
    /// <exception cref="MixConfigurationException">There are more classes than the type of the labels can hold.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for while labels were read for their classes.</exception>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        OpenCursor(columnsNeeded);

    /// <summary>Opens one cursor over all rows: the order of a mix is serial.</summary>
    /// <param name="columnsNeeded">The columns whose values are wanted.</param>
    /// <param name="n">Not used: how many cursors would be welcome.</param>
    /// <param name="rand">Not used: the order follows from the plan alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columnsNeeded"/> is null.</exception>
    /// <exception cref="InvalidOperationException">As <see cref="GetRowCursor"/>.</exception>
    /// <exception cref="InvalidDataException">As <see cref="GetRowCursor"/>.</exception>
    /// <exception cref="MixConfigurationException">As <see cref="GetRowCursor"/>.</exception>
    /// <exception cref="OperationCanceledException">As <see cref="GetRowCursor"/>.</exception>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    /// <inheritdoc cref="GetRowCursor"/>
    internal MixedCursor OpenCursor(IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        _schema.Prepare(active, _cancellation);
        // What is of another plan was agreed to when the checkpoint was given.
        PlanWalker walker = _from is null ? Plan.WalkReading() : Plan.ResumeReading(_from, carryOver: true);
        return new MixedCursor(Plan, walker, _schema, _sources, active, _cancellation);
    }

    /// <summary>Gets where the mix goes on; null where it begins at its first row.</summary>
    internal PlanCheckpoint? From => _from;

    /// <summary>Gets whether the rows count by the weights that the mix was made with.</summary>
    internal bool WeighsByImportance => _schema.WeighsByImportance;

    /// <summary>The rows of this mix with other weights, from a place of it with any weights, up to a position where one is given.</summary>
    /// <param name="weights">A weight above 0 for each source.</param>
    /// <param name="from">The place, or null for the first row.</param>
    /// <param name="end">The position, of all shards together.</param>
    /// <param name="rows">How many rows of the shard there are, where that is known: the plan does not tell it after a change of weights.</param>
    internal MixedDataView Reweighted(IReadOnlyList<double> weights, PlanCheckpoint? from, long? end = null, long? rows = null)
    {
        MixPlan plan = Plan.Reweighted(weights, end);
        // Where the weights are those of the place, the order goes on with it, whatever the end is.
        bool goesOn = end is not null && from is not null && from.PlanHash == Plan.Reweighted(weights).Hash;
        return new MixedDataView(this, plan, goesOn ? from!.As(plan) : from, _cancellation, rows);
    }

    /// <summary>Gets the shard of this mix, or of the first mix in it that has one, or null.</summary>
    internal Shard? AnyShard =>
        Plan.Shard ?? _sources.OfType<MixedDataView>().Select(inner => inner.AnyShard).FirstOrDefault(shard => shard is not null);

    /// <summary>What the mix itself adds as this column.</summary>
    internal MixColumns Added(DataViewSchema.Column column) => _schema.Added(column.Index);

    /// <summary>Gets the rows that go into the mix, those below mixes within it too.</summary>
    internal IEnumerable<TakenRows> Taken => _schema.Taken;

    /// <summary>Whether all copies of a row have the same value in a column.</summary>
    internal bool CopiesShare(DataViewSchema.Column column) => _schema.CopiesShare(column.Index);

    /// <summary>The columns of the mix over all rows of its sources that may take part, each once, whatever is drawn.</summary>
    internal MixedDataView AllRows()
    {
        MixOptions every = _options.ForEveryRow();
        // What a row counts for cannot be told of row counts that are unknown, and nobody asks.
        every.SampleWeights = SampleWeighting.Fixed;
        return new MixedDataView(every, [.. _given.Select(source => source.WithDataOnce(RowSource.AllRowsOf(source.Data)))]);
    }

    // Equal seeds must not make equal draws where one mix goes into another.
    private static IDataView[] Nest(IDataView[] sources, MixPlan plan) =>
        [.. sources.Select((data, i) => data is MixedDataView inner ? inner.Under(plan, plan.Sources[i].Name) : data)];

    private MixedDataView Under(MixPlan outer, string name) => new(this, Plan.Under(outer, name), _from, _cancellation);
}
