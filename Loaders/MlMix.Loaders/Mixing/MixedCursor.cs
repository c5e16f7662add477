using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>
/// Follows a plan through the cursors of the sources, each of which is open in each pass from its first row wanted to its last. Where the plan has a
/// shard, the rows of the others are moved over and not delivered, so that every shard sees where sources end, and where one breaks its promise.
/// </summary>
/// <remarks>
/// Most rows need nothing but the next pick of the plan and a move of one source's cursor; how many of a source's rows are of that kind is known
/// beforehand. What else there is to do - opening, closing, looking ahead, cancellation, counting - is done at the others.
/// </remarks>
internal sealed partial class MixedCursor : CursorBase
{
    // After so many rows of a source at the latest there is a look at cancellation and meters.
    private const long MostAtOnce = 1024;

    private readonly MixPlan _plan;
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;
    private readonly ActiveColumns _active;
    private readonly CancellationToken _cancellation;
    private readonly Shard? _shard;
    private readonly PlanWalker _walker;
    private readonly SourceSlot[] _slots;

    // The rows of each source, those outside its range too; null until its end was seen where it did not tell.
    private readonly long?[] _rowCounts;

    // The row after the last one chosen of each source that does not tell its rows; null where all are wanted.
    private readonly long?[] _chosen;
    private readonly List<MixedGetter> _getters = [];
    private readonly Delegate?[] _made;
    private int _source = -1;

    // Whether the next row cannot be moved to before something is done about this one.
    private bool _needsCare;

    /// <param name="plan">The plan.</param>
    /// <param name="walker">A walk along all of the plan's positions, whatever the shard, that has not begun.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="sources">The sources of the plan.</param>
    /// <param name="active">The columns wanted.</param>
    /// <param name="cancellation">Ends the rows.</param>
    public MixedCursor(
        MixPlan plan, PlanWalker walker, MixSchema schema, IDataView[] sources, ActiveColumns active, CancellationToken cancellation)
        : base(active)
    {
        _plan = plan;
        _walker = walker;
        _schema = schema;
        _sources = sources;
        _active = active;
        _cancellation = cancellation;
        _shard = plan.Shard;
        _needsCare = _shard is not null;
        _slots = new SourceSlot[sources.Length];
        _rowCounts = [.. plan.Sources.Select(source => source.RowCount)];
        _chosen = [.. plan.Sources.Select((source, i) => plan.Planned(i).First + source.Choose)];
        _made = new Delegate?[schema.Output.Count];
    }

    /// <summary>Index of the source of the current row; -1 before the first row and after the last.</summary>
    public int Source => _source;

    public int SourceCount => _slots.Length;

    /// <summary>The number of the plan's batch in which the current row stands.</summary>
    public long PlanBatch => _walker.Batch;

    /// <summary>Whether the current row, whose values may be gone after this, is the last one of the plan's batch.</summary>
    public bool EndsBatch()
    {
        FinishRow();
        return _walker.EndsBatch;
    }

    /// <summary>What to throw when the source of the current row failed.</summary>
    public MixSourceException Failure(string what, Exception? inner = null) => Failure(_walker.Current, _walker.Position, what, inner);

    /// <summary>
    /// Writes down where the rows stand: resuming delivers those after the current one, whose values may be gone after this.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a shard, and a source of unknown row count, or a batch of the shard is not complete.</exception>
    public PlanCheckpoint Save()
    {
        if (!IsClosed)
            FinishRow();
        return _walker.SaveFor(_shard);
    }

    public override bool MoveNext()
    {
        try
        {
            if (_needsCare)
                return MoveWithCare();
            if (!_walker.MoveNext())
                return End();
            int source = _walker.Source;
            ref SourceSlot slot = ref _slots[source];
            if (slot.Left == 0)
                return MoveSources();
            slot.Left--;
            _source = source;
            bool isThere;
            try
            {
                isThere = slot.Cursor.MoveNext();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw NotReached(failure);
            }
            return isThere ? Arrive() : GoOnWithout();
        }
        catch
        {
            DisposeAfterFailure();
            throw;
        }
    }

    protected override bool MoveNextCore() => throw new InvalidOperationException("The rows of a mix are moved to by MoveNext alone.");

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
    {
        int index = column.Index;
        return (ValueGetter<TValue>)(_made[index] ??= _schema.Added(index) is var added and not MixColumns.None
            ? GetterOf(added)
            : MixGetter($"column '{column.Name}'", (source, cursor) => _schema.Open<TValue>(source, index, cursor)));
    }

    private ValueGetter<TValue> MixGetter<TValue>(string what, Func<int, DataViewRowCursor, ValueGetter<TValue>> bind)
    {
        MixedGetter<TValue> getter = typeof(TValue).IsValueType
            ? new MixedGetter<TValue>(this, what, bind)
            : new OwnedGetter<TValue>(this, what, bind);
        Bind(getter);
        return getter.Get;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveWithCare()
    {
        if (IsClosed)
            return false;
        FinishRow();
        _needsCare = _shard is not null;
        return _walker.MoveNext() ? MoveSources() : End();
    }

    // To the row of the plan, or the next one that is there and the shard's own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveSources()
    {
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            _source = _walker.Source;
            if (!MoveSource())
                TakeBack();
            else if (_shard is null || _walker.IsOwned(_shard))
                return Deliver();
            else
                FinishRow();
        }
        while (_walker.MoveNext());
        return End();
    }

    private bool Deliver()
    {
        ref SourceSlot slot = ref _slots[_source];
        Count(slot.Open!);
        if (_walker.MayBeAtEndOfSource)
            _needsCare = true;
        else if (_shard is null)
            slot.Open!.Grant(ref slot, Math.Min(MostAtOnce, _walker.RowsBeforeEndOfSource));
        return Arrive();
    }

    private bool GoOnWithout()
    {
        _slots[_source].Open!.Settle(ref _slots[_source]);
        TakeBack();
        return _walker.MoveNext() ? MoveSources() : End();
    }

    private bool End()
    {
        Dispose();
        return false;
    }
}
