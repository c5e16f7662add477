using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Models;

/// <summary>One row of a mix as the model has it.</summary>
/// <param name="Pick">Source, row and pass.</param>
/// <param name="Batch">Number of the batch.</param>
/// <param name="EndsPass">Whether the source has no further row in the pass.</param>
internal sealed record SlowRow(SourcePick Pick, long Batch, bool EndsPass);

/// <summary>A whole plan row by row: what stop rules, contents, passes and batches mean, in the order in which it happens.</summary>
internal sealed class SlowPlan
{
    private readonly PlanCase _mix;
    private readonly Reader[] _readers;
    private readonly List<SlowRow> _rows = [];

    private SlowPlan(PlanCase mix)
    {
        _mix = mix;
        _readers = [.. mix.Sources.Select((_, source) => new Reader(mix, source))];
    }

    public static List<SlowRow> Of(PlanCase mix)
    {
        var plan = new SlowPlan(mix);
        if (mix.Drawn.Any(weight => weight > 0))
            plan.Walk();
        if (mix.DropLast)
            plan._rows.RemoveRange(plan._rows.Count - plan._rows.Count % mix.BatchSize!.Value, plan._rows.Count % mix.BatchSize!.Value);
        return plan._rows;
    }

    private void Walk()
    {
        SlowPicker picker = SlowPicker.Of(_mix);
        var live = Enumerable.Range(0, _readers.Length).Where(_mix.TakesPart).ToHashSet();
        var unfinished = new HashSet<int>(live);
        int size = _mix.BatchSize ?? 1;
        int current = -1;
        long batch = 0;
        int inBatch = 0;
        while (_rows.Count != _mix.Length)
        {
            int source = _mix.PicksBatches && inBatch > 0 ? current : picker.Next();
            current = source;
            if (source < 0 || (_mix.Stop == StopRule.FirstMiss && _readers[source].HasDeliveredAll))
                return;
            Reader reader = _readers[source];
            SourcePick pick = reader.Read();
            _rows.Add(new SlowRow(pick, batch, reader.IsAtEndOfPass));
            if (++inBatch == size)
                (batch, inBatch) = (batch + 1, 0);
            if (reader.HasDeliveredAll)
            {
                unfinished.Remove(source);
                if (_mix.Stop == StopRule.FirstExhausted || (unfinished.Count == 0 && _mix.Stop is StopRule.AllExhausted or StopRule.AllOnce))
                    return;
            }
            bool dropsOut = _mix.Stop switch
            {
                StopRule.AllOnce => reader.HasDeliveredAll,
                StopRule.AllExhausted or StopRule.Never => reader.HasReadLastPass,
                _ => false,
            };
            if (dropsOut)
            {
                live.Remove(source);
                if (live.Count == 0)
                    return;
                picker.Drop(source);
            }
            else if (reader.HasDeliveredAll)
                picker.Restart(source);
            // A batch of one source ends where the source ends for good, or where another has its turn.
            bool ends = dropsOut || (reader.HasDeliveredAll && live.Count > 1 && _mix.Selection is ConcatSelection);
            if (ends && inBatch > 0 && _mix.Shape == BatchShape.PerSource)
                (batch, inBatch) = (batch + 1, 0);
        }
    }

    /// <summary>Reads a source row by row.</summary>
    private sealed class Reader(PlanCase mix, int index)
    {
        private readonly SourceCase _source = mix.Sources[index];
        private readonly long _content = mix.ContentOf(index);
        private long _delivered;
        private long _ofContent;
        private long _ofPass;
        private long _pass;
        private long[] _order = [];

        public bool HasDeliveredAll => _ofContent == _content;

        public bool HasReadLastPass => _source.MaxPasses is { } most && _delivered == MostRows(most);

        public bool IsAtEndOfPass =>
            HasDeliveredAll || _ofPass == _source.Count || (mix.Stop is StopRule.AllExhausted or StopRule.Never && HasReadLastPass);

        public SourcePick Read()
        {
            if (HasDeliveredAll || _ofPass == _source.Count)
            {
                _pass++;
                _ofPass = 0;
                _order = [];
            }
            if (HasDeliveredAll)
                _ofContent = 0;
            if (_order.Length == 0)
                _order = SlowRows.Order(_source, Plans.Name(index), mix.Seed, _pass);
            _delivered++;
            _ofContent++;
            return new SourcePick(index, _order[_ofPass++], _pass);
        }

        // So many passes, counted one by one; of whole batches where the others are left out.
        private long MostRows(long passes)
        {
            long rows = 0;
            for (long left = passes; left > 0;)
            {
                for (long content = _content; content > 0 && left > 0; left--)
                {
                    long pass = Math.Min(content, _source.Count);
                    rows += pass;
                    content -= pass;
                }
            }
            return mix is { Shape: BatchShape.PerSource, DropLast: true } ? rows - rows % mix.BatchSize!.Value : rows;
        }
    }
}
