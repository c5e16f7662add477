using System.Runtime.CompilerServices;
using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix;

// What happens between the rows: chunks, ends of sources, the end of the mix, and the shard's gaps.
public sealed partial class PlanWalker
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveOn()
    {
        long before = Position;
        while (_shard is null ? _next >= _stop : !GoToOwned(_shard))
        {
            if (Refill())
                continue;
            _positionAtEnd = before;
            return End();
        }
        _pick = _picks[_next];
        _next++;
        return true;
    }

    // Rows of other shards need no upkeep: where a row of the chunk stands among those of its source is written in its pick.
    private bool GoToOwned(Shard shard)
    {
        while (_next < _stop)
        {
            long here = _chunkStart + _next;
            long owned;
            if (shard.Unit == ShardUnit.Rows)
                owned = shard.NextOwned(here);
            else
            {
                bool perSource = _plan.BatchShape == BatchShape.PerSource;
                long batch = perSource ? _batch + (_batchRows + _next) / _batchSize : here / _batchSize;
                long next = shard.NextOwned(batch);
                owned = next == batch ? here
                    : perSource ? _chunkStart + (next - _batch) * _batchSize - _batchRows
                    : next * _batchSize;
            }
            if (owned == here)
                return true;
            _next = (int)Math.Min(_stop, owned - _chunkStart);
        }
        return false;
    }

    // Settles what happens at _stop and finds the next rows; false where there are none.
    private bool Refill()
    {
        while (!_ended && _next == _stop)
        {
            if (_event >= 0)
                Settle();
            else if (_chunkStart + _next >= _length)
                _ended = true;
            else
                NextChunk();
        }
        return !_ended;
    }

    private bool End()
    {
        _ended = true;
        (_stop, _quick) = (_next, 0);
        _event = -1;
        _pick = PackedPick.None;
        return false;
    }

    private void NextChunk()
    {
        Commit(_end);
        _end = _selector.NextChunk();
        _picks = _selector.Picks;
        if (_end == 0)
            _ended = true;
        else
            FindStop();
    }

    // The picks before `used` are past: what follows them stands in a chunk of its own. Counted from rows that include it, the current pick, which is the
    // last of its source among them, is number -1.
    private void Commit(int used)
    {
        if (_pick != PackedPick.None)
            _pick = PackedPick.Of(PackedPick.Source(_pick), -1);
        _batchOfCurrent = Batch;
        if (_end > 0 && used == _end)
        {
            ReadOnlySpan<long> counts = _selector.Counts;
            for (int source = 0; source < counts.Length; source++)
                _rows[source].Taken += counts[source];
        }
        else
        {
            for (int i = 0; i < used; i++)
                _rows[PackedPick.Source(_picks[i])].Taken++;
        }
        _chunkStart += used;
        (long batches, _batchRows) = Math.DivRem(_batchRows + used, _batchSize);
        _batch += batches;
        (_next, _end, _stop, _quick, _event) = (0, 0, 0, 0, -1);
    }

    // Where in the chunk, from the next row on, something happens first.
    private void FindStop()
    {
        _event = -1;
        _stop = (int)Math.Min(_end, _length - _chunkStart);
        ReadOnlySpan<long> counts = _selector.Counts;
        bool any = false;
        for (int source = 0; source < counts.Length; source++)
            any |= _sources[source].Expected - _rows[source].Taken <= counts[source];
        // A row that misses is not there; everything else happens after a row.
        int after = _plan.Stop == StopRule.FirstMiss ? 0 : 1;
        for (int i = _next; any && i < _stop; i++)
        {
            int source = PackedPick.Source(_picks[i]);
            ref SourceState state = ref _sources[source];
            if (_rows[source].Taken + PackedPick.Ordinal(_picks[i]) + 1 != state.Expected)
                continue;
            bool misses = after == 0 && state.Expected > state.Content.Content;
            (_event, _stop) = (source, misses ? i : i + 1);
            break;
        }
        _quick = _shard is null ? _stop : 0;
    }

    private void Settle()
    {
        int source = _event;
        ref SourceState state = ref _sources[source];
        long count = state.Expected;
        long content = state.Content.Content!.Value;
        _event = -1;
        if (IsMereEndOfPass(state, count))
        {
            Expect(source, count + 1);
            FindStop();
            return;
        }
        if (_plan.Stop == StopRule.FirstExhausted || (_plan.Stop == StopRule.FirstMiss && count > content))
        {
            _ended = true;
            return;
        }
        // A source that has been read as often as it may be gives no more, even where that is less than was asked of it.
        if (!state.Emptied && (count >= content || count == state.Limit))
        {
            state.Emptied = true;
            _unfinished--;
            if (_unfinished == 0 && _plan.Stop is StopRule.AllExhausted or StopRule.AllOnce)
            {
                _ended = true;
                return;
            }
        }
        if (count == state.Limit)
            DropOut(source);
        else if (_selector.FollowsEnds && count % content == 0)
        {
            Commit(_next);
            if (_live > 1)
                EndBatchOfSource();
            _selector.Emptied();
            Expect(source, count + 1);
        }
        else
        {
            Expect(source, count + 1);
            FindStop();
        }
    }

    private void DropOut(int source)
    {
        int used = _next;
        Commit(used);
        EndBatchOfSource();
        ref SourceState state = ref _sources[source];
        state.Dropped = true;
        state.Expected = long.MaxValue;
        if (--_live == 0)
            _ended = true;
        else
            _selector.Drop(used, source);
    }

    // Another source follows, so what was begun of a batch of one source is all of it.
    private void EndBatchOfSource()
    {
        if (_batchRows > 0 && _plan.BatchShape == BatchShape.PerSource)
            (_batch, _batchRows) = (_batch + 1, 0);
    }

    // The least number of the source's rows, from `least` on, at which something happens.
    private void Expect(int source, long least)
    {
        ref SourceState state = ref _sources[source];
        state.Expected = long.MaxValue;
        if (_ended || state.Dropped || !_plan.TakesPart(source) || state.Content.Content is not { } content)
            return;
        long first = FirstEvent(content);
        if (first >= least)
            state.Expected = first;
        if (state.Limit >= least)
            state.Expected = Math.Min(state.Expected, state.Limit);
        if (_selector.FollowsEnds)
            state.Expected = Math.Min(state.Expected, EndOfContent(content, least - 1));
        if (_stopsAtEnds && content > 0 && state.Content.Rows is not null && least <= state.Limit)
            state.Expected = Math.Min(state.Expected, EndOfPass(state, least - 1));
    }

    // The number of a source's rows at which something happens first, by the stop rule.
    private long FirstEvent(long content) => _plan.Stop switch
    {
        StopRule.FirstMiss => content + 1,
        StopRule.Never => long.MaxValue,
        _ => content,
    };

    // Where the walk stops for its reader's sake alone.
    private bool IsMereEndOfPass(in SourceState state, long count)
    {
        long content = state.Content.Content!.Value;
        return _stopsAtEnds && count != FirstEvent(content) && count != state.Limit
            && !(_selector.FollowsEnds && count == EndOfContent(content, count - 1));
    }

    private static long EndOfContent(long content, long index) => index / content * content + content;

    private static long EndOfPass(in SourceState state, long index)
    {
        (long row, _) = state.Content.At(index);
        long endOfRows = index - row + state.Content.Rows!.Value;
        return Math.Min(state.Limit, Math.Min(endOfRows, EndOfContent(state.Content.Content!.Value, index)));
    }

    private long EndOfPass(long index)
    {
        ref SourceState state = ref _sources[Source];
        if (index >= state.EndOfPass)
            state.EndOfPass = EndOfPass(state, index);
        return state.EndOfPass;
    }

    private void Learn(int source, SourceContent content)
    {
        PlannedSource planned = _plan.Planned(source);
        ref SourceState state = ref _sources[source];
        state.Content = content;
        state.Limit = planned.LimitOf(content);
        _rows[source].First = planned.First;
        _rows[source].Plain = planned.KeepsOrder ? Math.Min(content.Rows ?? long.MaxValue, content.Content ?? long.MaxValue) : 0;
        state.EndOfPass = 0;
    }
}
