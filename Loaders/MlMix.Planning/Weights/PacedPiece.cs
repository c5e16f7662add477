using MlMix.Schedules;

namespace MlMix.Weights;

/// <summary>A segment of a schedule with the shares of the live sources: how many rows each is due, and when it is due some number.</summary>
internal sealed class PacedPiece
{
    // Beyond this no row is reached.
    private const double LastRow = 4e18;
    private const int Guesses = 8;

    // Rounding errors are below this, relative to what is added up, with some to spare.
    private const double Rounding = 1e-14;

    private readonly BlendCurve? _curve;
    private readonly double[] _share;
    private readonly double[] _change;
    private bool _holds;
    private double _startPlace;
    private double _startArea;
    private double _startSum;
    private double _totalSum;

    public PacedPiece(ScheduleTrack track, Segment segment, long start, ReadOnlySpan<bool> live)
    {
        Segment = segment;
        _curve = segment.Curve;
        _share = new double[track.SourceCount];
        _change = new double[track.SourceCount];
        Take(track, start, live);
    }

    public Segment Segment { get; }

    /// <summary>Gets the row from which rows are counted.</summary>
    public long Start { get; private set; }

    public long To => Segment.To;

    /// <summary>Gets or sets the piece of the next segment, once it is made.</summary>
    public PacedPiece? Next { get; set; }

    /// <summary>Counts from another row and for other live sources.</summary>
    public void Take(ScheduleTrack track, long start, ReadOnlySpan<bool> live)
    {
        _holds = track.LiveShares(Segment, live, _share, _change);
        for (int i = 0; i < _change.Length; i++)
            _change[i] -= _share[i];
        Start = start;
        _startPlace = _curve?.Place(start) ?? 0;
        _startArea = _curve?.Area(_startPlace) ?? 0;
        _startSum = _curve?.Sum(start) ?? 0;
        _totalSum = _curve is null || To == long.MaxValue ? 0 : _curve.Sum(To) - _startSum;
    }

    /// <summary>The share of a source at a row.</summary>
    public double ShareAt(int source, long row) => _holds ? _share[source] : _share[source] + _change[source] * _curve!.At(row);

    /// <summary>The sum of a source's shares over all rows from the start on; not for the last piece.</summary>
    public double Total(int source)
    {
        double rows = To - Start;
        return _holds ? _share[source] * rows : _share[source] * rows + _change[source] * _totalSum;
    }

    /// <summary>The sum of a source's shares over the rows from the start to before <paramref name="end"/>.</summary>
    public double Due(int source, long end)
    {
        double rows = end - Start;
        return _holds ? _share[source] * rows : _share[source] * rows + _change[source] * (_curve!.Sum(end) - _startSum);
    }

    /// <summary>
    /// The first row with which a source is due <paramref name="due"/> rows or more, if it was due <paramref name="error"/> at the start and has
    /// got <paramref name="taken"/> since. It depends on nothing else, however it is found.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="error">Rows due at the start.</param>
    /// <param name="taken">Rows got since.</param>
    /// <param name="due">The rows to be due.</param>
    /// <param name="isLast">
    /// Whether to take the piece for endless; otherwise the source must be due so many rows before its end.
    /// </param>
    public long FirstRow(int source, double error, double taken, double due, bool isLast)
    {
        double missing = due - error + taken;
        if (missing <= 0)
            return Start;
        double rows = RowsTo(source, missing, out double doubt);
        long high = isLast ? long.MaxValue : To;
        if (!(rows < LastRow))
        {
            if (isLast)
                return long.MaxValue;
            rows = To - Start;
        }
        // The rows before `low` are too few, those before `high` are enough.
        long low = Start;
        double whole = Math.Ceiling(Math.Max(rows, 0));
        long end = Math.Clamp(Start + (long)whole, low + 1, high);
        if (whole - rows > doubt && whole - rows < 1 - doubt)
            return end - 1;
        for (int guess = 0; ; guess++)
        {
            double value = error + Due(source, end) - taken;
            if (value >= due)
            {
                if (end - 1 == low || error + Due(source, end - 1) - taken < due)
                    return end - 1;
                high = end - 1;
            }
            else
            {
                low = end;
            }
            if (high - low <= 1)
                return high - 1;
            double step = (due - value) / ShareAt(source, end);
            // Newton's way first; where that does not get there, halves do.
            end = guess < Guesses && Math.Abs(step) < LastRow
                ? Math.Clamp(end + (long)Math.Ceiling(step), low + 1, high - 1)
                : low + (high - low) / 2;
        }
    }

    private double RowsTo(int source, double missing, out double doubt)
    {
        if (!_holds)
            return _curve!.RowsTo(missing, _share[source], _change[source], _startPlace, _startArea, out doubt);
        double each = 1 / _share[source];
        double rows = missing * each;
        doubt = Rounding * (rows + each);
        return rows;
    }
}
