using MlMix.Schedules;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix.Explaining;

/// <summary>
/// What each source is due as rows go by: the sum of its shares of them, by the weights or the schedule, among the sources that still take
/// part. Within a segment of the schedule it is a line or a known curve, so a row costs the same for any number of sources.
/// </summary>
internal sealed class Dues
{
    private readonly long[] _weights;
    private readonly bool[] _live;
    private readonly Due[] _dues;
    private readonly double[] _a;
    private readonly double[] _b;
    private readonly ScheduleTrack? _track;

    // The schedule chooses batches, whose rows all have the batch's shares.
    private readonly bool _isOfBatches;

    private Segment? _segment;
    private BlendCurve? _curve;
    private double _sumAtStart;
    private double _blend;
    private double _blendAfter;
    private long _start;
    private long _end = long.MaxValue;
    private long _row;
    private long _batch;

    public Dues(MixPlan plan)
    {
        int sources = plan.Sources.Count;
        _live = [.. Enumerable.Range(0, sources).Select(plan.TakesPart)];
        _weights = DecimalWeights.ToIntegers([.. plan.Sources.Select((source, i) => _live[i] ? source.Weight : 0)]);
        _dues = new Due[sources];
        (_a, _b) = (new double[sources], new double[sources]);
        _isOfBatches = Ordering.PicksBatches(plan);
        if (plan.Schedule is { } schedule)
        {
            _track = Ordering.CreateTrack(plan, schedule);
            _segment = _track.At(0);
            for (int source = 0; source < sources; source++)
                _live[source] &= _track.IsLiveSomewhere(source);
        }
        Begin();
    }

    /// <summary>Whether the shares stay as they are unless a source drops out.</summary>
    public bool Hold => _segment is null || (_segment.To == long.MaxValue && _segment.Curve is null);

    /// <summary>Goes to a row, which must not lie behind.</summary>
    public void GoTo(long row, long batch)
    {
        _row = row;
        if (_isOfBatches && _track is not null ? batch != _batch : row >= _end)
        {
            Settle();
            _batch = batch;
            long place = _isOfBatches ? batch : row;
            while (place >= _segment!.To)
                _segment = _track!.After(_segment)!;
            Begin();
        }
        if (_curve is null)
            return;
        _blend = _curve.Sum(row) - _sumAtStart;
        _blendAfter = _curve.Sum(row + 1) - _sumAtStart;
    }

    /// <summary>What a source is due before the row.</summary>
    public double Before(int source)
    {
        ref Due due = ref _dues[source];
        return due.Base + due.Share * (_row - _start) + due.Slope * _blend;
    }

    /// <summary>What a source is due with the row.</summary>
    public double After(int source)
    {
        ref Due due = ref _dues[source];
        return due.Base + due.Share * (_row + 1 - _start) + due.Slope * _blendAfter;
    }

    /// <summary>The share of a source where the current segment begins, 0 when it has dropped out.</summary>
    public double Share(int source) => _dues[source].Share;

    /// <summary>After the row, a source takes no further part.</summary>
    public void Drop(int source)
    {
        _row++;
        Settle();
        _live[source] = false;
        Begin();
    }

    private void Settle()
    {
        if (_curve is not null)
            _blend = _curve.Sum(_row) - _sumAtStart;
        for (int source = 0; source < _dues.Length; source++)
            _dues[source].Base = Before(source);
    }

    private void Begin()
    {
        (_start, _blend, _blendAfter, _curve, _sumAtStart) = (_row, 0, 0, null, 0);
        if (_segment is null)
            Weigh();
        else if (Array.IndexOf(_live, true) >= 0)
            Follow(_segment);
        for (int source = 0; source < _dues.Length; source++)
            (_dues[source].Share, _dues[source].Slope) = _live[source] ? (_a[source], _curve is null ? 0 : _b[source] - _a[source]) : (0, 0);
    }

    private void Weigh()
    {
        long sum = 0;
        for (int source = 0; source < _live.Length; source++)
            sum += _live[source] ? _weights[source] : 0;
        for (int source = 0; source < _live.Length; source++)
            _a[source] = sum == 0 ? 0 : (double)_weights[source] / sum;
    }

    private void Follow(Segment segment)
    {
        _track!.LiveShares(segment, _live, _a, _b);
        if (!_isOfBatches)
        {
            _end = segment.To;
            _curve = segment.Curve;
            _sumAtStart = _curve?.Sum(_row) ?? 0;
            return;
        }
        double blend = segment.Blend(_batch);
        for (int source = 0; source < _a.Length; source++)
            _a[source] += (_b[source] - _a[source]) * blend;
    }

    private struct Due
    {
        public double Base;
        public double Share;
        public double Slope;
    }
}
