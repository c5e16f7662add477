namespace MlMix.Tool.Report.Charts;

/// <summary>An axis from 0 to a number, with round numbers along it.</summary>
internal sealed class Axis
{
    private const int Parts = 5;

    private Axis(double end, double step) => (End, Step) = (end, step);

    /// <summary>Gets the greatest number on the axis.</summary>
    public double End { get; }

    /// <summary>Gets the distance of the round numbers.</summary>
    public double Step { get; }

    /// <summary>Gets the round numbers, from 0 up.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            for (int i = 0; i * Step <= End * (1 + 1e-9); i++)
                yield return i * Step;
        }
    }

    /// <summary>An axis that ends where the data do.</summary>
    public static Axis To(double end) => new(end, StepOf(end));

    /// <summary>An axis that ends at the first round number that is not less than the data.</summary>
    public static Axis Beyond(double end)
    {
        double step = StepOf(end);
        return new Axis(Math.Ceiling(end / step - 1e-9) * step, step);
    }

    /// <summary>The place of a number along the axis, 0 to 1.</summary>
    public double Place(double number) => End == 0 ? 0 : number / End;

    // The least of 1, 2, 2.5 and 5 times a power of ten of which no more than so many fit.
    private static double StepOf(double end)
    {
        if (end <= 0)
            return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(end / Parts)));
        foreach (double factor in new[] { 1, 2, 2.5, 5 })
        {
            if (factor * power * Parts >= end * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }
}
