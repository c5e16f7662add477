using System.Text;

namespace MlMix.Schedules;

/// <summary>Weights at points, and what lies between them.</summary>
internal sealed class PointSchedule : WeightSchedule
{
    private readonly Interpolation _interpolation;
    private readonly WeightPoint[] _points;
    private readonly string[] _names;
    private readonly double[][] _shares;

    public PointSchedule(Interpolation interpolation, ScheduleUnit unit, IEnumerable<WeightPoint> points)
        : base(unit)
    {
        ArgumentNullException.ThrowIfNull(points);
        WeightPoint[] given = [.. points];
        var faults = new Faults("Weight schedule");
        ScheduleRules.CheckUnit(unit, faults);
        ScheduleRules.CheckPoints(given, faults);
        faults.ThrowIfAny();
        _interpolation = interpolation;
        _points = [.. given.OrderBy(point => point.At)];
        _names = [.. _points[0].Weights.Keys];
        _shares = [.. _points.Select(point => Shares.Of(Row(point, _names)))];
    }

    internal override ScheduleTrack CreateTrack(IReadOnlyList<string> names, int? batchSize, long? length, long firstRow)
    {
        var clock = new ScheduleClock(Unit, batchSize, length, firstRow);
        return new PointTrack(_interpolation, [.. _points.Select(point => point.At)], [.. _points.Select(point => Row(point, names))], clock);
    }

    internal override void WriteCanonical(StringBuilder text)
    {
        text.Append("schedule ").Append(ScheduleText.Of(_interpolation)).Append(' ').Append(ScheduleText.Of(Unit)).Append('\n');
        foreach (WeightPoint point in _points)
        {
            text.Append("  ").Append(ScheduleText.Of(point.At));
            foreach (string name in _names.Order(StringComparer.Ordinal))
                text.Append(' ').Append(ScheduleText.Name(name)).Append('=').Append(ScheduleText.Of(point.Weights[name]));
            text.Append('\n');
        }
    }

    internal override bool GivesNothing(string source) =>
        _points.All(point => !point.Weights.TryGetValue(source, out double weight) || weight == 0);

    private protected override IReadOnlyDictionary<string, double> SharesAt(double progress)
    {
        int next = 0;
        for (int end = _points.Length; next < end;)
        {
            int middle = next + (end - next) / 2;
            (next, end) = _points[middle].At <= progress ? (middle + 1, end) : (next, middle);
        }
        double[] from = _shares[Math.Max(next - 1, 0)];
        if (next == 0 || next == _points.Length || _interpolation == Interpolation.Step)
            return Named(from);
        double t = (progress - _points[next - 1].At) / (_points[next].At - _points[next - 1].At);
        if (_interpolation == Interpolation.Cosine)
            t = BlendCurve.Ease(t);
        double[] to = _shares[next];
        return Named([.. from.Select((share, i) => share + t * (to[i] - share))]);
    }

    private protected override void CheckNames(IReadOnlyList<string> sourceNames, Faults faults) =>
        ScheduleRules.CheckNames("The schedule", _names, sourceNames, faults);

    private static double[] Row(WeightPoint point, IReadOnlyList<string> names) => [.. names.Select(name => point.Weights[name])];

    private Dictionary<string, double> Named(double[] shares)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < shares.Length; i++)
            named.Add(_names[i], shares[i]);
        return named;
    }
}
