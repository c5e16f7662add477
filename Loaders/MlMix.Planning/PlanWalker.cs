using MlMix.Selections;

namespace MlMix;

/// <summary>
/// One walk along a plan, position after position. Allocates nothing per row. Not safe for several threads at once.
/// </summary>
/// <remarks>
/// Where the plan does not know the row count of a source, whoever reads that source tells when it ends: by <see cref="EndSource"/> after
/// the row at <see cref="Current"/> and before the next <see cref="MoveNext"/>, or by <see cref="TakeBack"/> when not even that row was
/// there. The order is then the same as if the count had been known, save that an empty source counts until it is first drawn.
/// </remarks>
public sealed class PlanWalker
{
    private const long Unknown = -1;

    // No source has so many rows left, except those whose number is not known, which count down from the greatest number; one that has none
    // left wraps around to more as well.
    private const ulong UncommonlyMany = 1UL << 62;

    private readonly MixPlan _plan;
    private readonly Selector _selector;
    private readonly SourceState[] _sources;
    private readonly int[] _picks;
    private readonly long _length;

    // The chunk stands at positions _chunkStart and up; of its _end picks those before _stop may be used, _next is the next.
    private long _chunkStart;
    private int _next;
    private int _end;
    private int _stop;

    private int _unfinished;
    private bool _ended;
    private int _source = -1;

    internal PlanWalker(MixPlan plan)
    {
        _plan = plan;
        _selector = plan.CreateSelector();
        _picks = _selector.Picks;
        _length = plan.Length ?? long.MaxValue;
        _sources = new SourceState[plan.Sources.Count];
        for (int source = 0; source < _sources.Length; source++)
        {
            long? rows = plan.Sources[source].RowCount;
            _sources[source] = new SourceState { Count = rows ?? Unknown, Left = rows ?? long.MaxValue };
            _unfinished += plan.TakesPart(source) ? 1 : 0;
        }
        _ended = _unfinished == 0;
    }

    /// <summary>Gets the position of <see cref="Current"/>, from 0; -1 before the first, and still the last one after it.</summary>
    public long Position => _chunkStart + _next - 1;

    /// <summary>Gets the pick at <see cref="Position"/>; its source is -1 before the first position and after the last.</summary>
    public SourcePick Current =>
        _source < 0 ? new SourcePick(-1, 0, 0) : new SourcePick(_source, _sources[_source].Row - 1, _sources[_source].Pass);

    /// <summary>
    /// Gets whether the row at <see cref="Current"/> may be the last of its source for all the plan knows, so that <see cref="EndSource"/>
    /// must be called if it is.
    /// </summary>
    public bool AsksForEnd => _source >= 0 && _sources[_source].Count == Unknown;

    /// <summary>Whether the row at <see cref="Current"/> is known to be the last of its source in this pass.</summary>
    internal bool IsSourceEmptied => _source >= 0 && _sources[_source].Left == 0;

    /// <summary>Index of the source at <see cref="Current"/>, or -1.</summary>
    internal int Source => _source;

    /// <summary>Whether <see cref="AsksForEnd"/> or <see cref="IsSourceEmptied"/> may hold, in one comparison for the many rows where neither does.</summary>
    internal bool MayBeAtEndOfSource => _source >= 0 && unchecked((ulong)(_sources[_source].Left - 1)) >= UncommonlyMany;

    /// <summary>Makes the walk itself the thing that <c>foreach</c> goes through.</summary>
    public PlanWalker GetEnumerator() => this;

    /// <summary>Goes to the next position.</summary>
    /// <returns>False when the plan has ended; it stays so.</returns>
    public bool MoveNext()
    {
        if (_next == _stop && !NextChunk())
            return End();
        int source = _picks[_next];
        ref SourceState state = ref _sources[source];
        if (state.Left == 0 && !Restart(ref state))
            return End();
        _next++;
        _source = source;
        state.Row++;
        if (--state.Left == 0)
            OnEmptied(source);
        return true;
    }

    /// <summary>
    /// Tells that the row at <see cref="Current"/> was the last of its source, whose row count the plan did not know. From here on it
    /// knows it.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no current row, or its source's row count is known.</exception>
    public void EndSource()
    {
        ref SourceState state = ref CurrentOfUnknownCount();
        Learn(ref state, state.Row);
        OnEmptied(_source);
    }

    /// <summary>
    /// Tells that there is no row at <see cref="Current"/> because its source, drawn here for the first time, is empty. The position is
    /// taken back; <see cref="MoveNext"/> fills it anew.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There is no current row, or its source is known to have rows, or the stop rule cannot hold with an empty source (any but
    /// <see cref="StopRule.AllOnce"/>).
    /// </exception>
    public void TakeBack()
    {
        ref SourceState state = ref CurrentOfUnknownCount();
        string name = _plan.Sources[_source].Name;
        if (state.Row != 1)
        {
            throw new InvalidOperationException(
                $"Source '{name}' has delivered rows; tell its end by {nameof(EndSource)} after the last of them.");
        }
        if (_plan.Stop != StopRule.AllOnce)
        {
            throw new InvalidOperationException($"Source '{name}' is empty, so {_plan.Stop} cannot hold; "
                + "leave it out, give it weight 0, or stop by AllOnce.");
        }
        _next--;
        state.Row = 0;
        Learn(ref state, 0);
        OnEmptied(_source);
        _source = -1;
    }

    private bool NextChunk()
    {
        if (_ended || Position + 1 >= _length)
            return false;
        if (_next == _end)
        {
            _chunkStart += _next;
            _next = 0;
            _end = _selector.NextChunk();
        }
        BoundByLength();
        return true;
    }

    private bool End()
    {
        _ended = true;
        _stop = _next;
        _source = -1;
        return false;
    }

    private bool Restart(ref SourceState state)
    {
        if (_plan.Stop == StopRule.FirstMiss)
            return false;
        state.Pass++;
        state.Row = 0;
        state.Left = state.Count;
        return true;
    }

    private void OnEmptied(int source)
    {
        bool drops = _plan.Stop == StopRule.AllOnce;
        if (!_sources[source].Emptied)
        {
            _sources[source].Emptied = true;
            _unfinished--;
        }
        _ended = _plan.Stop == StopRule.FirstExhausted || (_unfinished == 0 && _plan.Stop is StopRule.AllExhausted or StopRule.AllOnce);
        if (_ended)
        {
            _stop = _next;
            return;
        }
        _end = _selector.Emptied(_next, _end, source, drops);
        BoundByLength();
    }

    private void BoundByLength() => _stop = (int)Math.Min(_end, _length - _chunkStart);

    private ref SourceState CurrentOfUnknownCount()
    {
        if (_source < 0)
            throw new InvalidOperationException("There is no current row whose source could have ended.");
        if (!AsksForEnd)
            throw new InvalidOperationException($"The row count of source '{_plan.Sources[_source].Name}' is known to the plan.");
        return ref _sources[_source];
    }

    private static void Learn(ref SourceState state, long rows)
    {
        state.Count = rows;
        state.Left = 0;
    }

    private struct SourceState
    {
        public long Left;
        public long Row;
        public long Count;
        public int Pass;
        public bool Emptied;
    }
}
