using MlMix.Checkpoints;
using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix;

// Saving where the walk stands, and going on from there.
public sealed partial class PlanWalker
{
    /// <summary>
    /// Writes down where the walk stands: resuming delivers exactly the rows after <see cref="Current"/>. Tell the end of the current source, where that is
    /// yours to tell, before you save.
    /// </summary>
    /// <remarks>
    /// A walk of a shard saves the place from which all shards go on when each has delivered as many of its rows, or of its batches, as this one, since
    /// all began at one place; so save all of them at the same step, and any one of their checkpoints serves all, and any other number of shards.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The plan is sharded by batches, and the current one is not complete.</exception>
    public PlanCheckpoint Save() => SaveFor(_shard);

    /// <summary>Writes down where the walk stands, as a walk of the shard would that stands there.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is a shard, and the row count of a source is unknown, or the shard is one of batches, and the current one is not complete.
    /// </exception>
    internal PlanCheckpoint SaveFor(Shard? shard)
    {
        PlanCheckpoint here = SaveHere();
        if (shard is null || _ended || Position < _origin)
            return here;
        _plan.CheckCounts();
        PlanWalker ahead = _plan.ResumeWhole(here);
        ahead.GoToNextRound(shard, this);
        return ahead.SaveHere();
    }

    /// <summary>Goes on from a checkpoint of the same plan, in a walk that has not begun.</summary>
    internal void Restore(PlanCheckpoint checkpoint, Faults faults)
    {
        CheckpointPlace place = checkpoint.Place;
        // After a carry-over from a plan with other sources the rest is theirs.
        bool isSound = checkpoint.Sources.Select(saved => saved.Name).SequenceEqual(_plan.Sources.Select(source => source.Name), StringComparer.Ordinal)
            && checkpoint.Sources.Aggregate((Int128)0, (sum, saved) => sum + saved.Delivered) <= place.Position
            && place.Ended == (_ended || place.Ended);
        _chunkStart = place.Position;
        (_batch, _batchRows) = (place.Batch, place.BatchRows);
        for (int source = 0; isSound && source < _sources.Length; source++)
        {
            isSound = CanStandAt(source, checkpoint.Sources[source]);
            if (isSound)
                StandAt(source, checkpoint.Sources[source]);
        }
        int[] dropped = [.. Enumerable.Range(0, _sources.Length).Where(source => _sources[source].Dropped)];
        if (isSound && !_ended && !place.Ended)
            isSound = _live > 0 && _selector.Restore(dropped, checkpoint.Carry);
        _ended |= place.Ended;
        FindLength();
        BeginHere();
        if (!isSound)
            faults.Add("The checkpoint is damaged: its numbers do not belong together. Use the JSON as it was written.");
    }

    /// <summary>Goes on from a checkpoint of another plan, in a walk that has not begun: sources of the same name go on, the others begin.</summary>
    internal void CarryOver(PlanCheckpoint checkpoint)
    {
        CheckpointPlace place = checkpoint.Place;
        _chunkStart = place.Position;
        (_batch, _batchRows) = (place.Batch + (place.BatchRows > 0 ? 1 : 0), 0);
        if (_ended)
            return;
        _selector.StartAt(place.Position);
        for (int source = 0; source < _sources.Length; source++)
        {
            string name = _plan.Sources[source].Name;
            if (!_plan.TakesPart(source) || checkpoint.Sources.FirstOrDefault(saved => saved.Name == name) is not { } saved)
                continue;
            if (saved.RowCount is { } rows && _sources[source].Content.Rows is null)
                Learn(source, _plan.Planned(source).ContentOf(rows));
            ref SourceState state = ref _sources[source];
            // By FirstMiss a source has no more than its content, even where another rule had begun it again.
            long most = _plan.Stop == StopRule.FirstMiss ? state.Content.Content ?? state.Limit : state.Limit;
            long taken = Math.Min(saved.Delivered, most);
            StandAt(source, saved with
            {
                Delivered = taken,
                RowCount = null,
                Emptied = taken >= state.Content.Content,
                DroppedOut = taken == state.Limit,
            });
            if (state.Dropped && _live > 0)
                _selector.Drop(0, source);
        }
        _ended = _live == 0 || (_unfinished == 0 && _plan.Stop == StopRule.AllExhausted)
            || (_plan.Stop == StopRule.FirstExhausted && _sources.Any(state => state.Emptied));
        FindLength();
        BeginHere();
    }

    private PlanCheckpoint SaveHere()
    {
        SettleHere();
        var taken = new long[_rows.Length];
        for (int source = 0; source < taken.Length; source++)
            taken[source] = _rows[source].Taken;
        for (int i = 0; i < _next; i++)
            taken[PackedPick.Source(_picks[i])]++;
        (long batches, long rows) = Math.DivRem(_batchRows + _next, _batchSize);
        var place = new CheckpointPlace(_plan.Epoch, _chunkStart + _next, _batch + batches, rows, _ended);
        CheckpointSource[] sources = [.. taken.Select((count, source) => SaveSource(source, count))];
        return new PlanCheckpoint([.. _plan.CanonicalLines], _plan.Hash, place, sources, _ended ? [] : _selector.Save(_next));
    }

    // What the current row brings about belongs to what has been.
    private void SettleHere()
    {
        while (!_ended && _event >= 0 && _next == _stop)
            Settle();
    }

    private CheckpointSource SaveSource(int source, long taken)
    {
        ref SourceState state = ref _sources[source];
        PlannedSource planned = _plan.Planned(source);
        bool isLearned = planned.Content.Rows is null && state.Content.Rows is not null;
        bool hasNext = _plan.TakesPart(source) && !state.Dropped && state.Content.Content != 0;
        (int _, long row, long pass) = hasNext ? planned.PickAt(state.Content, taken) : default;
        PlanCheckpoint? inner = _nested[source] is { } nested && hasNext && nested.Pass == pass ? nested.Walker.SaveHere() : null;
        return new CheckpointSource(_plan.Sources[source].Name, taken, row, pass, isLearned ? state.Content.Rows : null, state.Emptied, state.Dropped, inner);
    }

    // Where every row is delivered once, the mix ends with the rows that are left; after a carry-over, others than its own stand before them.
    private void FindLength()
    {
        if (!_plan.DropLastBatch || _plan.Stop != StopRule.AllOnce || _plan.Selection is ExplicitSelection || !_plan.KnowsCounts)
            return;
        Int128 end = _chunkStart;
        for (int source = 0; source < _sources.Length; source++)
            end += _plan.TakesPart(source) && !_sources[source].Dropped ? _sources[source].Limit - _rows[source].Taken : 0;
        long length = (long)Int128.Min(end, _plan.Length ?? long.MaxValue);
        // Of batches of one source, each source's last one was left out before.
        _length = _plan.BatchShape == BatchShape.PerSource ? length : length - length % _batchSize;
    }

    private bool CanStandAt(int source, CheckpointSource saved)
    {
        PlannedSource planned = _plan.Planned(source);
        // A count is saved only where it was learnt, of a source that has delivered a row, or is empty.
        if (saved.RowCount is { } rows && (planned.Content.Rows is not null || (rows == 0 && saved.Delivered > 0)))
            return false;
        SourceContent content = saved.RowCount is null ? planned.Content : planned.ContentOf(saved.RowCount);
        long limit = planned.LimitOf(content);
        long most = _plan.Stop is StopRule.FirstExhausted or StopRule.FirstMiss ? content.Content ?? limit : limit;
        return saved.Delivered <= most && (!saved.DroppedOut || saved.Delivered == limit);
    }

    private void StandAt(int source, CheckpointSource saved)
    {
        if (!_plan.TakesPart(source))
            return;
        if (saved.RowCount is { } rows)
            Learn(source, _plan.Planned(source).ContentOf(rows));
        StandAt(source, saved.Delivered, saved.Emptied, saved.DroppedOut);
        if (saved.Inner is { } inner && _plan.Sources[source].Plan is { } plan && plan.Hash == inner.PlanHash)
            _nested[source] = new NestedWalk(plan.ResumeWhole(inner), saved.Pass);
    }

    // Past the rows, or the batches, that the other shards deliver in the round whose own part is done. A round begins with any of the shards: where a
    // checkpoint of another number of shards was resumed, it does so in the middle of theirs.
    private void GoToNextRound(Shard shard, PlanWalker own)
    {
        if (shard.Unit == ShardUnit.Rows)
        {
            Skip(NextRound(own.Position, own._origin, shard.Count));
            return;
        }
        long batch = own.Batch;
        long next = NextRound(batch, own._originBatch, shard.Count);
        while (MoveNext())
        {
            if (Batch == batch)
                throw new InvalidOperationException("The shard is one of batches, and the current batch is not complete; save after its last row.");
            if (Batch >= next)
            {
                StepBack();
                return;
            }
        }
    }

    private static long NextRound(long place, long origin, int count) => origin + ((place - origin) / count + 1) * count;

    // As if the current row had not been asked for.
    private void StepBack()
    {
        _next--;
        _pick = PackedPick.None;
    }
}
