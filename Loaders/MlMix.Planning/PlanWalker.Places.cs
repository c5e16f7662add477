using MlMix.Seeking;
using MlMix.Selections;
using MlMix.Walking;

namespace MlMix;

// Going to a position, and into nested plans.
public sealed partial class PlanWalker
{
    /// <summary>
    /// Gets the walk along the nested plan of the current source, standing at the row that <see cref="Current"/> names, or null when the source is none
    /// or a source of rows. Only this walk may move it.
    /// </summary>
    public PlanWalker? Inner
    {
        get
        {
            int source = Source;
            if (source < 0 || _plan.Sources[source].Plan is not { } plan)
                return null;
            SourcePick current = Current;
            if (_nested[source] is not { } nested || nested.Pass != current.Pass || nested.Walker.Position > current.Row)
            {
                bool isNew = current.Pass > 0 && _plan.Sources[source].RowOrder != RowOrder.Kept;
                // There are no more epochs than that, so after as many passes they come again.
                MixPlan here = isNew ? plan.ForEpoch((int)((plan.Epoch + current.Pass) % int.MaxValue)) : plan;
                _nested[source] = nested = new NestedWalk(here.Walk(current.Row), current.Pass);
            }
            nested.Walker.GoOnTo(current.Row);
            return nested.Walker;
        }
    }

    /// <summary>Goes to before a position, in a walk that has not begun.</summary>
    internal void GoTo(long position)
    {
        if (_ended)
            return;
        if (_plan.Seeker is { } seeker)
            Jump(seeker, Math.Min(position, _plan.EndOfMix ?? long.MaxValue));
        else
            Skip(position);
        BeginHere();
    }

    private void BeginHere()
    {
        SettleHere();
        _origin = _chunkStart + _next;
        _originBatch = _plan.BatchShape == BatchShape.PerSource ? _batch + (_batchRows + _next) / _batchSize : _origin / _batchSize;
    }

    // Chunk by chunk, without a look at the rows.
    private void Skip(long position)
    {
        while (_chunkStart + _next < position && Refill())
            _next = (int)Math.Min(_stop, position - _chunkStart);
    }

    private void GoOnTo(long position)
    {
        if (Position == position)
            return;
        Skip(position);
        MoveNext();
    }

    private void Jump(PlanSeeker seeker, long position)
    {
        if (position == _plan.EndOfMix)
        {
            _chunkStart = position;
            _ended = true;
            return;
        }
        Leg leg = seeker.Timeline.LegAt(position);
        long[] counts = seeker.Counts(position);
        _selector = leg.Stretch.Walk(position - leg.Start);
        _chunkStart = position;
        (_batch, _batchRows) = BatchAt(seeker.Timeline, position);
        for (int source = 0; source < _sources.Length; source++)
        {
            if (_plan.TakesPart(source))
                StandAt(source, counts[source], counts[source] >= _sources[source].Content.Content, counts[source] >= _sources[source].Limit);
        }
    }

    // Batches of one source may be short where a source drops out, and only there.
    private (long Batch, long Rows) BatchAt(Timeline timeline, long position)
    {
        long batch = 0;
        for (int i = 1; i < timeline.Legs.Count && timeline.Legs[i].Start <= position; i++)
            batch += (timeline.Legs[i].Start - timeline.Legs[i - 1].Start + _batchSize - 1) / _batchSize;
        (long batches, long rows) = Math.DivRem(position - timeline.LegAt(position).Start, _batchSize);
        return (batch + batches, rows);
    }

    private void StandAt(int source, long taken, bool emptied, bool dropped)
    {
        ref SourceState state = ref _sources[source];
        _rows[source].Taken = taken;
        state.Begun = taken;
        (state.Emptied, state.Dropped) = (emptied, dropped);
        _unfinished -= emptied ? 1 : 0;
        _live -= dropped ? 1 : 0;
        Expect(source, taken + 1);
    }
}
