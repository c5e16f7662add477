using System.Runtime.CompilerServices;
using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix;

/// <summary>
/// One walk along a plan, position after position. Allocates nothing per row. Not safe for several threads at once.
/// </summary>
/// <remarks>
/// Where the plan does not know the row count of a source, whoever reads that source tells when it ends: by <see cref="EndSource"/> after
/// the row at <see cref="Current"/> and before the next <see cref="MoveNext"/>, or by <see cref="TakeBack"/> when not even that row was
/// there. The order is then the same as if the count had been known, save that a source that has ended unseen, being empty or where a checkpoint was
/// taken, counts until it is first drawn.
/// </remarks>
public sealed partial class PlanWalker
{
    private readonly MixPlan _plan;
    private readonly Shard? _shard;
    private readonly RowState[] _rows;
    private readonly SourceState[] _sources;
    private readonly NestedWalk?[] _nested;
    private readonly int _batchSize;

    // Whether something happens at the end of each pass of a source too, for a reader who must do something there.
    private readonly bool _stopsAtEnds;
    private long _length;
    private Selector _selector;

    // The chunk stands at positions _chunkStart and up; of its _end picks those before _stop may be used, _next is the next. At _stop something
    // happens to the source _event, or to none when that is -1. Those before _quick may be taken without asking for the shard.
    private long[] _picks = [];
    private long _chunkStart;
    private int _next;
    private int _end;
    private int _stop;
    private int _quick;
    private int _event = -1;
    private long _pick = PackedPick.None;

    // The number of the batch in which the chunk begins, and how many of its rows stand before the chunk.
    private long _batch;
    private long _batchRows;

    // The number of the current row's batch once its chunk is gone.
    private long _batchOfCurrent;

    // The position, and the batch, at which the walk began: the shards' rounds are counted from there.
    private long _origin;
    private long _originBatch;

    // The last position of a shard, whose walk has gone on over those of the others to the end.
    private long? _positionAtEnd;

    private int _live;
    private int _unfinished;
    private bool _ended;

    internal PlanWalker(MixPlan plan, Shard? shard, bool stopsAtEnds = false)
    {
        (_plan, _shard, _stopsAtEnds) = (plan, shard, stopsAtEnds);
        _length = (plan.DropLastBatch ? plan.EndOfMix : plan.Length) ?? long.MaxValue;
        _batchSize = plan.BatchSize ?? 1;
        _rows = new RowState[plan.Sources.Count];
        _sources = new SourceState[_rows.Length];
        _nested = new NestedWalk?[_sources.Length];
        for (int source = 0; source < _sources.Length; source++)
        {
            Learn(source, plan.Planned(source).Content);
            _live += plan.TakesPart(source) ? 1 : 0;
        }
        _unfinished = _live;
        _ended = _live == 0;
        _selector = _ended ? null! : plan.CreateSelector();
        for (int source = 0; source < _sources.Length; source++)
            Expect(source, 1);
    }

    /// <summary>Gets the plan.</summary>
    public MixPlan Plan => _plan;

    /// <summary>Gets the position of <see cref="Current"/>, from 0; -1 before the first, and still the last one after it.</summary>
    public long Position => _positionAtEnd ?? _chunkStart + _next - 1;

    /// <summary>
    /// Gets the number of the batch in which <see cref="Current"/> stands, from 0. Where the plan has no batch size, each row is one.
    /// </summary>
    public long Batch => _plan.BatchShape != BatchShape.PerSource ? Math.Max(Position, 0) / _batchSize
        : _next == 0 ? _batchOfCurrent
        : _batch + (_batchRows + _next - 1) / _batchSize;

    /// <summary>Gets the pick at <see cref="Position"/>; its source is -1 before the first position and after the last.</summary>
    public SourcePick Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            long pick = _pick;
            int source = PackedPick.Source(pick);
            RowState[] rows = _rows;
            if (unchecked((uint)source) >= (uint)rows.Length)
                return new SourcePick(-1, 0, 0);
            ref RowState state = ref rows[source];
            long index = unchecked(state.Taken + (pick >> 32));
            return index < state.Plain ? new SourcePick(source, unchecked(state.First + index), 0) : FromContent(source, index);
        }
    }

    /// <summary>
    /// Gets whether the row at <see cref="Current"/> may be the last of its source for all the plan knows, so that <see cref="EndSource"/>
    /// must be called if it is.
    /// </summary>
    public bool AsksForEnd => Source >= 0 && _sources[Source].Content.Rows is null;

    /// <summary>Whether the source of <see cref="Current"/> has no further row in this pass, or none that is wanted.</summary>
    internal bool IsSourceEmptied => Source >= 0 && !AsksForEnd && IndexOfCurrent + 1 >= EndOfPass(IndexOfCurrent);

    /// <summary>Index of the source at <see cref="Current"/>, or -1.</summary>
    internal int Source => PackedPick.Source(_pick);

    /// <summary>
    /// Gets the picks planned, among them those that a reader may take by itself: from <see cref="NextPick"/> on, before <see cref="QuickEnd"/>. He says by
    /// <see cref="CatchUp"/> how far he has come before he asks for anything else.
    /// </summary>
    internal long[] Picks => _picks;

    /// <summary>Gets which pick is next.</summary>
    internal int NextPick => _next;

    /// <summary>Gets before which pick nothing but rows happens.</summary>
    internal int QuickEnd => _quick;

    /// <summary>Whether <see cref="AsksForEnd"/> or <see cref="IsSourceEmptied"/> may hold, in one comparison for the many rows where neither does.</summary>
    internal bool MayBeAtEndOfSource => Source >= 0 && IndexOfCurrent + 1 >= _sources[Source].EndOfPass;

    /// <summary>Whether <see cref="Current"/> is the last row of its batch. Tell the end of its source first, where that is yours to tell.</summary>
    internal bool EndsBatch
    {
        get
        {
            SettleHere();
            long next = _plan.BatchShape == BatchShape.PerSource ? _batch + (_batchRows + _next) / _batchSize : (Position + 1) / _batchSize;
            return _ended || next != Batch;
        }
    }

    /// <summary>Whether the position is the shard's own.</summary>
    internal bool IsOwned(Shard shard) => shard.Owns(shard.Unit == ShardUnit.Rows ? Position : Batch);

    private long IndexOfCurrent => _rows[Source].Taken + PackedPick.Ordinal(_pick);

    /// <summary>Takes up where a reader stands who has taken picks by himself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CatchUp(int next)
    {
        if (next == _next)
            return;
        _next = next;
        _pick = _picks[next - 1];
    }

    /// <summary>The last row of a source that was delivered, or its first where none was; by counting, for messages.</summary>
    internal SourcePick LastOf(int source)
    {
        long taken = _rows[source].Taken + _picks.Take(_next).Count(pick => PackedPick.Source(pick) == source);
        return _plan.Planned(source).PickAt(_sources[source].Content, Math.Max(0, taken - 1));
    }

    /// <summary>Makes the walk itself the thing that <c>foreach</c> goes through.</summary>
    public PlanWalker GetEnumerator() => this;

    /// <summary>Goes to the next position, of a plan with a shard to the next one that is the shard's.</summary>
    /// <returns>False when the plan has ended; it stays so.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        int next = _next;
        long[] picks = _picks;
        // A chunk never has more picks than its array; said here, it need not be asked twice.
        if (next >= _quick || unchecked((uint)next) >= (uint)picks.Length)
            return MoveOn();
        _pick = picks[next];
        _next = unchecked(next + 1);
        return true;
    }

    /// <summary>
    /// Tells that the row at <see cref="Current"/> was the last of its source, whose row count the plan did not know. From here on it
    /// knows it.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no current row, or its source's row count is known.</exception>
    public void EndSource()
    {
        int source = CurrentOfUnknownCount();
        EndAfter(source, IndexOfCurrent + 1);
    }

    /// <summary>
    /// Tells that there is no row at <see cref="Current"/> because its source, drawn here for the first time in this walk, is empty, or had ended where the
    /// checkpoint was saved at which the walk began. The position is taken back; <see cref="MoveNext"/> fills it anew.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There is no current row, or its source is known to have rows, or the stop rule cannot hold with an empty source (any but
    /// <see cref="StopRule.AllOnce"/>).
    /// </exception>
    public void TakeBack()
    {
        int source = CurrentOfUnknownCount();
        string name = _plan.Sources[source].Name;
        long before = IndexOfCurrent;
        if (before > _sources[source].Begun)
        {
            throw new InvalidOperationException(
                $"Source '{name}' has delivered rows; tell its end by {nameof(EndSource)} after the last of them.");
        }
        if (before == 0 && _plan.Stop != StopRule.AllOnce)
        {
            throw new InvalidOperationException($"Source '{name}' is empty, so {_plan.Stop} cannot hold; "
                + "leave it out, give it weight 0, or stop by AllOnce.");
        }
        StepBack();
        if (before > 0)
        {
            EndAfter(source, before);
            return;
        }
        Learn(source, _plan.Planned(source).ContentOf(0));
        _unfinished--;
        DropOut(source);
    }

    // What the end of a source brings about happens before the next row.
    private void EndAfter(int source, long rows)
    {
        Learn(source, _plan.Planned(source).ContentOf(rows));
        Expect(source, rows);
        if (_sources[source].Expected == rows)
            (_event, _stop, _quick) = (source, _next, 0);
        else
            FindStop();
    }

    private int CurrentOfUnknownCount()
    {
        if (Source < 0)
            throw new InvalidOperationException("There is no current row whose source could have ended.");
        if (!AsksForEnd)
            throw new InvalidOperationException($"The row count of source '{_plan.Sources[Source].Name}' is known to the plan.");
        return Source;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SourcePick FromContent(int source, long index) => _plan.Planned(source).PickAt(_sources[source].Content, index);

    // What every row needs, by itself, so that many sources fit into the first-level cache.
    private struct RowState
    {
        /// <summary>Rows delivered before the chunk.</summary>
        public long Taken;

        /// <summary>So many rows stand in the source as they are delivered; the first of them is <see cref="First"/>.</summary>
        public long Plain;
        public long First;
    }

    private struct SourceState
    {
        /// <summary>The next number of rows at which something happens to the source.</summary>
        public long Expected;

        /// <summary>The number of rows at which the source takes no further part.</summary>
        public long Limit;

        /// <summary>The number of rows at which a pass ends: the current one, an earlier one, or 0 where none is known.</summary>
        public long EndOfPass;

        /// <summary>The number of rows delivered before this walk.</summary>
        public long Begun;

        public SourceContent Content;
        public bool Emptied;
        public bool Dropped;
    }
}
