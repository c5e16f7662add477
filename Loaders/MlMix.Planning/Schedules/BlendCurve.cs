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

    // Rounding errors are below this, relative to what is added up, with some to spare.
    private const double Rounding = 1e-14;

    // Rows known so well are seldom so near to a whole number that it takes a second look.
    private const double WellKnown = 0.005;

    // The integral of (1 - cos(pi x)) / 2 at 0, 1/256, ..., 1.
    private static readonly double[] CosineArea = MakeCosineArea();

    private readonly bool _isCosine;
    private readonly long _origin;
    private readonly int _width;
    private readonly double _start;
    private readonly double _slope;
    private readonly double _startSine;
    private readonly double _sineScale;
    private readonly double _areaScale;

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
            _areaScale = _sineScale * slope;
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

    /// <summary>Where a row lies on the smooth curve that has the same sums as the rows, from its start 0 to its end 1.</summary>
    public double Place(long row) => _start + _slope / _width * (row - _origin) - 0.5 * _slope;

    /// <summary>
    /// How many rows it takes from a row on until <paramref name="a"/> times the rows and <paramref name="d"/> times the sum of their parts is
    /// <paramref name="sum"/>, as a number with a fraction.
    /// </summary>
    /// <param name="sum">The sum to reach, above 0.</param>
    /// <param name="a">The weight at the curve's start.</param>
    /// <param name="d">What is added to it up to the curve's end.</param>
    /// <param name="place">The <see cref="Place"/> of the first row.</param>
    /// <param name="area">The <see cref="Area"/> there.</param>
    /// <param name="doubt">Receives how far the answer may be off; not a number where nothing can be said.</param>
    public double RowsTo(double sum, double a, double d, double place, double area, out double doubt)
    {
        double rows = _isCosine ? CosineRowsTo(sum, a, d, place, area, out doubt) : LinearRowsTo(sum, a, d, place, out doubt);
        // The curve is smooth, the rows of a step are not.
        doubt += _width - 1;
        return rows;
    }

    /// <summary>The sum over the smooth curve up to a place.</summary>
    public double Area(double place) => 0.5 * place - _areaScale * HalfTurn.Sin(place);

    private double LinearRowsTo(double sum, double a, double d, double place, out double doubt)
    {
        double linear = a + d * place;
        double square = 0.5 * d * (_slope / _width);
        double root = Math.Sqrt(Math.Max(0, linear * linear + 4 * square * sum));
        double rows = linear >= 0 ? 2 * sum / (linear + root) : (root - linear) / (2 * square);
        // The root is the weight there.
        doubt = Rounding * (rows + 1) / root;
        return rows;
    }

    private double CosineRowsTo(double sum, double a, double d, double place, double area, out double doubt)
    {
        double slope = _slope / _width;
        double perSlope = 1 / slope;
        double target = a * place + d * area + sum * slope;
        double x = NearCosine(target, a, d);
        doubt = double.PositiveInfinity;
        for (int i = 0; i < 3 && doubt > WellKnown; i++)
        {
            (double sin, double cos) = HalfTurn.SinCos(x);
            double weight = a + 0.5 * d * (1 - cos);
            if (!(weight > 0))
                break;
            double perWeight = 1 / weight;
            double step = (a * x + d * (0.5 * x - _areaScale * sin) - target) * perWeight;
            // Where there is next to no weight, steps lead anywhere.
            x = Math.Clamp(x - step, -0.5, 1.5);
            // Newton's way: the error left is about the square of the step times the curvature.
            doubt = (Rounding * (1 + perSlope) + 2 * Math.Abs(d * step * step) * perSlope) * perWeight;
        }
        return (x - place) * perSlope;
    }

    // About the place at which the sum is the target, on straight lines through a table.
    private static double NearCosine(double target, double a, double d)
    {
        double[] area = CosineArea;
        double perKnot = a / Knots;
        int low = 0;
        for (int half = Knots / 2; half > 0; half /= 2)
        {
            int middle = low + half;
            low = perKnot * middle + d * area[middle] <= target ? middle : low;
        }
        double atLow = perKnot * low + d * area[low];
        double step = perKnot + d * (area[low + 1] - area[low]);
        double part = step > 0 ? Math.Min(1, (target - atLow) / step) : 0;
        return (low + part) / Knots;
    }

    private static double[] MakeCosineArea()
    {
        var area = new double[Knots + 1];
        for (int knot = 0; knot <= Knots; knot++)
            area[knot] = 0.5 * knot / Knots - HalfTurn.Sin((double)knot / Knots) / (2 * 3.141592653589793);
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
