using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix.Explaining;

/// <summary>
/// Walks a plan in memory to count who delivers what and how far each is from its due. A source is farthest ahead right after one of its rows and
/// farthest behind right before one, since in between its due only grows; so a row is looked at for its own source alone.
/// </summary>
internal sealed class CountingWalk
{
    // At 5 to 100 ns a row, some tenths of a millisecond to some milliseconds.
    private const int RowsPerReport = 1 << 15;

    private readonly MixPlan _plan;
    private readonly Effort _effort;
    private readonly PlanWalker _walker;
    private readonly long _from;
    private readonly long[] _wrapAt;
    private readonly long[] _limits;
    private readonly Dues? _dues;
    private readonly bool _paces;
    private readonly List<(long Row, int Source)> _drops = [];

    // Looked at only after every so many rows; 1 for after each.
    private readonly long _edge;
    private readonly bool _keepsEdges;

    private double _worst;
    private bool _isMeasured;

    /// <param name="plan">The plan.</param>
    /// <param name="from">The row from which on it is asked where sources start again.</param>
    /// <param name="effort">Progress of the work.</param>
    public CountingWalk(MixPlan plan, long from, Effort effort)
    {
        (_plan, _from, _effort) = (plan, from, effort);
        int sources = plan.Sources.Count;
        _walker = plan.WalkWhole();
        Counts = new long[sources];
        Before = new long[sources];
        FirstWraps = new long?[sources];
        _wrapAt = new long[sources];
        _limits = new long[sources];
        for (int source = 0; source < sources; source++)
            _limits[source] = plan.Planned(source).LimitOf(plan.Planned(source).Content);
        (_edge, _keepsEdges) = PrefixError.EdgeOf(plan);
        _dues = _edge > 0 ? new Dues(plan) : null;
        _isMeasured = _dues is not null;
        _paces = plan.Schedule is not null;
        if (from > 0)
            Array.Fill(_wrapAt, long.MaxValue);
        else
            FindWraps();
    }

    /// <summary>Gets the number of rows walked.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets the source of the last one, or -1.</summary>
    public int LastSource { get; private set; } = -1;

    /// <summary>Whether the walk was given up because the rest of it is without end.</summary>
    public bool IsEndless { get; private set; }

    public long[] Counts { get; }

    public long[] Before { get; }

    public long?[] FirstWraps { get; }

    /// <summary>Gets whether a source has dropped out.</summary>
    public bool HasDrops => _drops.Count > 0;

    public PrefixError Error { get; private set; } = PrefixError.None;

    /// <summary>Walks until so many rows are walked, or the plan ends.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="isAll">Whether no error is greater later than in these rows.</param>
    public void Go(long rows, bool isAll)
    {
        long likely = Math.Min(rows, _plan.EndOfMix ?? Likely());
        bool hasEnded = false;
        while (!hasEnded && Rows < rows && !IsEndless)
        {
            _effort.Report((double)Rows / likely);
            long stop = Math.Min(rows - Rows, RowsPerReport) + Rows;
            hasEnded = !GoTo(Rows < _from ? Math.Min(stop, _from) : stop);
            IsEndless = !hasEnded && Rows < rows && IsStuck();
        }
        if (_dues is not null)
            Conclude(hasEnded || isAll);
    }

    /// <summary>The source that is drawn after the last row, and has none; -1 when the order ends there.</summary>
    public int FindMiss()
    {
        Selector selector = _plan.CreateSelector();
        long start = 0;
        int dropped = 0;
        while (true)
        {
            int rows = selector.NextChunk();
            if (rows == 0)
                return -1;
            if (dropped < _drops.Count && _drops[dropped].Row <= start + rows)
            {
                (long row, int source) = _drops[dropped++];
                selector.Drop((int)(row - start), source);
                start = row;
            }
            else if (Rows < start + rows)
                return PackedPick.Source(selector.Picks[Rows - start]);
            else
                start += rows;
        }
    }

    private bool GoTo(long stop)
    {
        if (Rows == _from && _from > 0)
        {
            Counts.CopyTo(Before, 0);
            FindWraps();
        }
        while (Rows < stop)
        {
            if (!_walker.MoveNext())
                return false;
            int source = _walker.Source;
            long count = Counts[source];
            if (count == _wrapAt[source])
                (FirstWraps[source], _wrapAt[source]) = (Rows, long.MaxValue);
            if (_isMeasured)
                Measure(source, count);
            LastSource = source;
            Counts[source] = ++count;
            Rows++;
            if (_isMeasured && _edge > 1 && Rows % _edge == 0)
                MeasureAll();
            if (count == _limits[source])
                Drop(source);
        }
        return true;
    }

    private void Measure(int source, long count)
    {
        Dues dues = _dues!;
        dues.GoTo(Rows, _paces ? _walker.Batch : 0);
        if (_edge > 1)
            return;
        double behind = dues.Before(source) - count;
        double ahead = count + 1 - dues.After(source);
        double error = behind > ahead ? behind : ahead;
        if (error > _worst)
            _worst = error;
    }

    // Between the last row and the next one.
    private void MeasureAll()
    {
        for (int source = 0; source < Counts.Length; source++)
            _worst = Math.Max(_worst, Math.Abs(_dues!.After(source) - Counts[source]));
        Error = new PrefixError(_worst, Rows, false);
    }

    private void Conclude(bool isAll)
    {
        if (_isMeasured && _edge == 1 && Error.Rows < Rows)
            MeasureAll();
        if (Error.Worst is not null)
        {
            // Nothing follows a drop-out after the last row.
            bool isWhole = _isMeasured || Error.Rows == Rows || _drops[0].Row == Rows;
            Error = Error with { IsAll = isAll && isWhole };
        }
    }

    private void Drop(int source)
    {
        _drops.Add((Rows, source));
        if (!_isMeasured)
            return;
        if (_edge == 1)
            MeasureAll();
        if (_keepsEdges)
            _dues!.Drop(source);
        else
            _isMeasured = false;
    }

    private void FindWraps()
    {
        for (int source = 0; source < Counts.Length; source++)
            _wrapAt[source] = _plan.TakesPart(source) ? Passes.StartAfter(_plan.Planned(source), Counts[source]) : long.MaxValue;
    }

    // Under a schedule whose last weights hold, a source without weight is not drawn as long as others have some and start again for ever.
    private bool IsStuck()
    {
        if (_plan is not { Stop: StopRule.AllExhausted, Length: null } || !_paces || !_dues!.Hold)
            return false;
        bool waits = false;
        bool goesOn = false;
        for (int source = 0; source < Counts.Length; source++)
        {
            bool isDrawn = _dues.Share(source) > 0;
            waits |= _plan.TakesPart(source) && !isDrawn && Counts[source] < _plan.Planned(source).Content.Content;
            goesOn |= isDrawn && _limits[source] == long.MaxValue;
        }
        return waits && goesOn;
    }

    // About where a walk ends by weights that hold, for the progress alone.
    private long Likely()
    {
        double sum = _plan.Sources.Sum(source => source.Weight);
        double least = double.PositiveInfinity;
        double most = 0;
        for (int source = 0; source < Counts.Length; source++)
        {
            if (!_plan.TakesPart(source) || _plan.Planned(source).Content.Content is not { } content)
                continue;
            double rows = content / _plan.Sources[source].Weight * sum;
            (least, most) = (Math.Min(least, rows), Math.Max(most, rows));
        }
        double likely = _plan.Stop is StopRule.FirstExhausted or StopRule.FirstMiss ? least : most;
        return (long)Math.Clamp(Math.Min(likely, _plan.Length ?? likely), 1, 9e18);
    }
}
