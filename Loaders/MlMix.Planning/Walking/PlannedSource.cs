using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Walking;

/// <summary>What a plan makes of one source: which rows it delivers in which order, and the counts at which something happens.</summary>
internal sealed class PlannedSource
{
    private readonly PlanSource _source;
    private readonly int _index;
    private readonly CounterRandom _random;
    private readonly bool _drops;
    private readonly bool _startsAgain;

    // Rows are dealt out in multiples of this.
    private readonly int _unit;

    /// <param name="source">What is asked for.</param>
    /// <param name="index">Which source of the plan it is.</param>
    /// <param name="options">The plan's options.</param>
    /// <param name="stop">The plan's stop rule.</param>
    /// <param name="random">The plan's random numbers.</param>
    public PlannedSource(PlanSource source, int index, PlanOptions options, StopRule stop, PlanRandom random)
    {
        (_source, _index) = (source, index);
        (_drops, _startsAgain) = (stop == StopRule.AllOnce, stop is StopRule.AllExhausted or StopRule.Never);
        _random = random.For(RandomUse.RowOrder).Fork(source.Name);
        _unit = options is { BatchShape: BatchShape.PerSource, DropLastBatch: true, BatchSize: { } size } ? size : 1;
        long? end;
        if (source.RowCount is { } rows)
            (First, end) = source.Range.Resolve(rows);
        else
            (First, end) = source.Range.ResolveWithoutRowCount();
        Content = ContentOf(end - First);
        TakesPart = source.Weight > 0 && Content.Content != 0 && options.Schedule?.GivesNothing(source.Name) != true;
    }

    /// <summary>Gets the first row of the range.</summary>
    public long First { get; }

    /// <summary>Gets what is delivered before the source is emptied, as far as the plan knows.</summary>
    public SourceContent Content { get; }

    /// <summary>Gets whether the source is drawn at all.</summary>
    public bool TakesPart { get; }

    /// <summary>Gets whether the rows stand as they do in the source, so that a row follows from its number alone.</summary>
    public bool KeepsOrder => _source.RowOrder == RowOrder.Kept || _source.Plan is not null;

    /// <summary>The content when so many rows take part; null when that is not known.</summary>
    public SourceContent ContentOf(long? rows)
    {
        var content = new SourceContent(rows, _source.Repeat, _source.Choose);
        return _unit == 1 || content.Content is not { } all ? content : new SourceContent(rows, choose: all - all % _unit);
    }

    /// <summary>The number of rows after which a source of this content takes no further part.</summary>
    public long LimitOf(SourceContent content)
    {
        if (content.Content is not { } all)
            return long.MaxValue;
        if (_drops || all == 0)
            return all;
        if (!_startsAgain || _source.MaxPasses is not { } passes)
            return long.MaxValue;
        // Rows that are not known to end before the content does hold all of it.
        long rows = content.Rows ?? long.MaxValue;
        (long contents, long rest) = Math.DivRem(passes, PassesOf(content));
        Int128 limit = (Int128)contents * all + Int128.Min((Int128)rest * rows, all);
        return limit > long.MaxValue ? long.MaxValue : (long)(limit - limit % _unit);
    }

    /// <summary>The row that the source delivers after so many others, counted over all passes.</summary>
    public SourcePick PickAt(SourceContent content, long index)
    {
        (long row, long pass) = content.At(index);
        if (!KeepsOrder && IsShuffled(pass))
            row = OrderOf(content, pass).At(row);
        return new SourcePick(_index, First + row, pass);
    }

    /// <summary>How many rows the source delivers before a row of a pass, or null when it does not deliver it.</summary>
    public long? IndexOf(long row, long pass)
    {
        row -= First;
        if (row < 0 || pass < 0 || row >= Content.Rows)
            return null;
        if (!KeepsOrder && IsShuffled(pass))
            row = OrderOf(Content, pass).IndexOf(row);
        return Content.IndexOf(row, pass);
    }

    /// <summary>Whether some pass delivers a row. What later passes deliver in the order kept, the first one does too.</summary>
    public bool Delivers(long row) => row >= First && row - First < Content.Rows && (!KeepsOrder || IndexOf(row, 0) is not null);

    /// <summary>Whether a pass begins within so many rows.</summary>
    public bool BeginsBefore(long pass, long rows)
    {
        (long contents, long passes) = Math.DivRem(pass, PassesOf(Content));
        return (Int128)contents * Content.Content!.Value + (Int128)passes * Content.Rows!.Value < rows;
    }

    private static long PassesOf(SourceContent content) => (content.Content!.Value - 1) / (content.Rows ?? long.MaxValue) + 1;

    private bool IsShuffled(long pass) => pass > 0 || _source.RowOrder == RowOrder.Shuffled;

    private RowPermutation OrderOf(SourceContent content, long pass) => new(_random.Fork((ulong)pass), content.Rows!.Value);
}
