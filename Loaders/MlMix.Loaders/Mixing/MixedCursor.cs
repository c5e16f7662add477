using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;
using MlMix.Cursors;
using MlMix.Weights;

namespace MlMix.Mixing;

/// <summary>
/// Follows a plan through the cursors of the sources, each of which is open in each pass from its first row wanted to its last. Where the plan has a
/// shard, the rows of the others are moved over and not delivered, so that every shard sees where sources end, and where one breaks its promise.
/// </summary>
/// <remarks>
/// Most rows need nothing but the next pick of the plan and a move of one source's cursor, which the walk tells beforehand. What else there is to do -
/// opening, closing, looking ahead, cancellation, counting - is done at the others.
/// </remarks>
internal sealed partial class MixedCursor : CursorBase
{
    // Cancellation is looked at in the rows between, and a plan's blocks may be long.
    private const int MostWithoutCare = 16_383;

    private readonly MixPlan _plan;
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;
    private readonly ActiveColumns _active;
    private readonly Cancellations _cancellation;
    private readonly Shard? _shard;
    private readonly PlanWalker _walker;
    private readonly OpenSource?[] _open;

    // The row of each source that is open and lies in memory, which may be moved by counting; -1 for the others.
    private readonly long[] _rows;

    // The other cursors that may be moved without a look at anything else; null where a source is not open, or does not tell its rows.
    private readonly DataViewRowCursor?[] _quick;

    // The rows of each source, those outside its range too; null until its end was seen where it did not tell.
    private readonly long?[] _rowCounts;

    // The row after the last one chosen of each source that does not tell its rows; null where all are wanted.
    private readonly long?[] _chosen;
    private readonly List<MixedGetter> _getters = [];
    private readonly Delegate?[] _made;
    private readonly RowMeter _meter;

    // The picks that may be taken without care, those from _next on before _end, ahead of the walk and of the position. There are as many: they need not be
    // asked for their number again.
    private long[] _picks = [];
    private int _begin;
    private int _next;
    private int _end;
    private int _source = -1;

    /// <param name="plan">The plan.</param>
    /// <param name="walker">A walk along all of the plan's positions, whatever the shard, that has not begun.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="sources">The sources of the plan.</param>
    /// <param name="active">The columns wanted.</param>
    /// <param name="cancellation">Ends the rows.</param>
    public MixedCursor(
        MixPlan plan, PlanWalker walker, MixSchema schema, IDataView[] sources, ActiveColumns active, Cancellations cancellation)
        : base(active)
    {
        _plan = plan;
        _walker = walker;
        _schema = schema;
        _sources = sources;
        _active = active;
        _cancellation = cancellation;
        _shard = plan.Shard;
        _open = new OpenSource?[sources.Length];
        _rows = new long[sources.Length];
        Array.Fill(_rows, -1);
        _quick = new DataViewRowCursor?[sources.Length];
        _rowCounts = [.. plan.Sources.Select(source => source.RowCount)];
        _chosen = [.. plan.Sources.Select((source, i) => plan.Planned(i).First + source.Choose)];
        _made = new Delegate?[schema.Output.Count];
        _meter = new RowMeter(plan);
    }

    /// <summary>Index of the source of the current row; -1 before the first row and after the last.</summary>
    public int Source => _source;

    public int SourceCount => _sources.Length;

    /// <summary>How often the source of the current row had been read to its end before.</summary>
    public long Pass => Walker.Current.Pass;

    /// <summary>The row on which each source in memory stands, for getters to read; -1 for a source that is not open or not in memory.</summary>
    public long[] RowsInMemory => _rows;

    // The walk, standing at the current row.
    private PlanWalker Walker
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_end > 0)
                _walker.CatchUp(_next);
            return _walker;
        }
    }

    /// <summary>Whether the current row, whose values may be gone after this, is the last one of the plan's batch.</summary>
    public bool EndsBatch()
    {
        PlanWalker walker = Walker;
        // As long as picks may be taken without care no source ends.
        if (_next >= _end)
        {
            TakeCare();
            FinishRowOrClose();
        }
        return walker.EndsBatch;
    }

    /// <summary>What to throw when the source of the current row failed.</summary>
    public MixSourceException Failure(string what, Exception? inner = null) => Failure(Walker.Current, Walker.Position, what, inner);

    /// <summary>
    /// Writes down where the rows stand: resuming delivers those after the current one, whose values may be gone after this.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a shard, and a source of unknown row count, or a batch of the shard is not complete.</exception>
    public PlanCheckpoint Save() => Save(_shard);

    /// <summary>
    /// As <see cref="Save()"/>, for this shard alone: it may be saved at any row, and whether row counts are known or not, but what is resumed must have the
    /// same shard.
    /// </summary>
    public PlanCheckpoint SaveForThisShard() => Save(null);

    public override long Position => base.Position + (_end > 0 ? _next - _begin : 0);

    public override bool MoveNext()
    {
        int next = _next;
        if (next < _end)
        {
            int source = PackedPick.Source(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_picks), next));
            ref long row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), source);
            if (row >= 0)
            {
                row++;
                _next = next + 1;
                _source = source;
                return true;
            }
        }
        return MoveCursor();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveCursor()
    {
        try
        {
            int next = _next;
            if (next >= _end)
                return MoveWithCare();
            int source = PackedPick.Source(_picks[next]);
            if (_quick[source] is not { } cursor)
                return MoveWithCare();
            bool isThere;
            try
            {
                isThere = cursor.MoveNext();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                MissNext(source);
                throw NotReached(failure);
            }
            if (!isThere)
            {
                MissNext(source);
                throw EndedEarly();
            }
            _next = unchecked(next + 1);
            _source = source;
            return true;
        }
        catch
        {
            DisposeAfterFailure();
            throw;
        }
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
    {
        int index = column.Index;
        return (ValueGetter<TValue>)(_made[index] ??= _schema.Added(index) is var added and not MixColumns.None
            ? GetterOf(added)
            : MixGetter<TValue>($"column '{column.Name}'", source => _schema.LinkOf(source, index)));
    }

    private ValueGetter<TValue> MixGetter<TValue>(string what, Func<int, ColumnLink> linkOf)
    {
        MixedGetter<TValue> getter = typeof(TValue).IsValueType
            ? new MixedGetter<TValue>(this, what, linkOf)
            : new OwnedGetter<TValue>(this, what, linkOf);
        Bind(getter);
        return getter.Get;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveWithCare()
    {
        if (IsClosed)
            return false;
        PlanWalker walker = TakeCare();
        FinishRow();
        return walker.MoveNext() ? MoveSources() : End();
    }

    // To the row of the plan at which the walk is, or the next one that is there and the shard's own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveSources()
    {
        PlanWalker walker = TakeCare();
        do
        {
            _cancellation.ThrowIfRequested();
            _source = walker.Source;
            if (!MoveSource())
                TakeBack();
            else if (_shard is null || walker.IsOwned(_shard))
                return Deliver();
            else
                FinishRow();
        }
        while (walker.MoveNext());
        return End();
    }

    private bool Deliver()
    {
        _meter.Count(_source);
        if (_shard is null && !_walker.AsksForEnd)
        {
            (_picks, _next) = (_walker.Picks, _walker.NextPick);
            _end = Math.Min(_walker.QuickEnd, _next + MostWithoutCare);
            if (_open[_source] is { Memory: null } source)
                _quick[_source] = source.Cursor;
            _begin = _next;
        }
        return Arrive();
    }

    // The walk, to be moved: no pick is taken without it until it says so again.
    private PlanWalker TakeCare()
    {
        PlanWalker walker = Walker;
        if (_end > 0)
        {
            _meter.Count(_picks.AsSpan(_begin, _next - _begin));
            Count(_next - _begin);
        }
        _end = 0;
        return walker;
    }

    // The walk goes to the next row, which is not there: it counts for nothing, but is the one to be named.
    private void MissNext(int source)
    {
        int next = _next;
        TakeCare().CatchUp(next + 1);
        _source = source;
    }

    private PlanCheckpoint Save(Shard? shard)
    {
        PlanWalker walker = TakeCare();
        if (!IsClosed)
            FinishRowOrClose();
        return walker.SaveFor(shard);
    }

    // A failure here is one of the rows, as in MoveNext, and ends them.
    private void FinishRowOrClose()
    {
        try
        {
            FinishRow();
        }
        catch
        {
            DisposeAfterFailure();
            throw;
        }
    }

    private bool End()
    {
        Dispose();
        return false;
    }
}
