namespace MlMix.Schedules;

/// <summary>
/// How far weights have gone from one point to the next, from 0 to 1, row by row, and its sum over rows in closed form: no error adds up.
/// Steps of <c>width</c> rows share one value.
/// </summary>
internal sealed class BlendCurve
{
    // Below this the blend does not move within any number of rows.
    private const double LeastSlope = 1e-30;
    private const int Knots = 256;

    // The integral of (1 - cos(pi x)) / 2 at 0, 1/256, ..., 1.
    private static readonly double[] CosineArea = MakeCosineArea();

    private readonly bool _isCosine;
    private readonly long _origin;
    private readonly int _width;
    private readonly double _start;
    private readonly double _slope;
    private readonly double _startSine;
    private readonly double _sineScale;

    /// <param name="isCosine">Whether the way is eased at both ends.</param>
    /// <param name="origin">The row at which the first step starts.</param>
    /// <param name="width">Rows in a step.</param>
    /// <param name="start">The part of the way that lies before the first step.</param>
    /// <param name="slope">The part of the way between two steps.</param>
    /// <param name="end">The row before which the last step ends.</param>
    public BlendCurve(bool isCosine, long origin, int width, double start, double slope, long end)
    {
        _origin = origin;
        _width = width;
        bool stands = end - width <= origin || slope < LeastSlope;
        _isCosine = isCosine && !stands;
        _start = isCosine && stands ? Ease(start) : start;
        _slope = stands ? 0 : slope;
        if (_isCosine)
        {
            _startSine = HalfTurn.Sin(start - 0.5 * slope);
            _sineScale = 0.25 / HalfTurn.Sin(0.5 * slope);
        }
    }

    /// <summary>(1 - cos(pi x)) / 2, as the square of a sine, which is exact near 0 too.</summary>
    public static double Ease(double x)
    {
        double sine = HalfTurn.Sin(0.5 * x);
        return sine * sine;
    }

    /// <summary>The part of the way at a row.</summary>
    public double At(long row)
    {
        long step = _width == 1 ? row - _origin : (row - _origin) / _width;
        return At((double)step);
    }

    /// <summary>The sum of the parts at the rows from the origin to before <paramref name="row"/>.</summary>
    public double Sum(long row)
    {
        long rows = row - _origin;
        if (_width == 1)
            return SumOfSteps(rows);
        (long steps, long rest) = Math.DivRem(rows, _width);
        return _width * SumOfSteps(steps) + rest * At((double)steps);
    }

    /// <summary>
    /// About how many rows it takes from <paramref name="from"/> on until <paramref name="a"/> times the rows and <paramref name="d"/> times
    /// the sum of their parts is <paramref name="sum"/>.
    /// </summary>
    public double RowsTo(double sum, double a, double d, long from)
    {
        // A smooth curve by rows; half a step earlier, because the sum of n steps ends with the step before the n-th.
        double slope = _slope / _width;
        double x = _start + slope * (from - _origin) - 0.5 * _slope;
        if (sum <= 0)
            return 0;
        if (_isCosine)
            return CosineRowsTo(sum, a, d, x, slope);
        double linear = a + d * x;
        double square = 0.5 * d * slope;
        double root = Math.Sqrt(Math.Max(0, linear * linear + 4 * square * sum));
        if (linear + root > 0 && linear >= 0)
            return 2 * sum / (linear + root);
        return square > 0 ? (root - linear) / (2 * square) : 0;
    }

    private static double CosineRowsTo(double sum, double a, double d, double x, double slope)
    {
        double target = a * x + d * Area(x) + sum * slope;
        int low = 0;
        for (int high = Knots; high - low > 1;)
        {
            int middle = (low + high) / 2;
            bool below = a * middle / Knots + d * CosineArea[middle] <= target;
            (low, high) = below ? (middle, high) : (low, middle);
        }
        double atLow = a * low / Knots + d * CosineArea[low];
        double step = a / Knots + d * (CosineArea[low + 1] - CosineArea[low]);
        double part = step > 0 ? Math.Min(1, (target - atLow) / step) : 0;
        return ((low + part) / Knots - x) / slope;
    }

    private static double Area(double x) => 0.5 * x - HalfTurn.Sin(x) / (2 * 3.141592653589793);

    private static double[] MakeCosineArea()
    {
        var area = new double[Knots + 1];
        for (int knot = 0; knot <= Knots; knot++)
            area[knot] = Area((double)knot / Knots);
        return area;
    }

    private double At(double step)
    {
        double part = Math.Clamp(_start + _slope * step, 0, 1);
        return _isCosine ? Ease(part) : part;
    }

    // Linear: a sum of consecutive numbers. Cosine: the cosines at equal steps add up to a difference of two sines.
    private double SumOfSteps(double steps) => _isCosine
        ? 0.5 * steps - (HalfTurn.Sin(_start + _slope * (steps - 0.5)) - _startSine) * _sineScale
        : steps * (_start + 0.5 * _slope * (steps - 1));
}
