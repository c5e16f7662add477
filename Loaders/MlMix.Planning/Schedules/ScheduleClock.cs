namespace MlMix.Schedules;

/// <summary>Translates between the rows of a walk and a schedule's progress.</summary>
internal sealed class ScheduleClock(ScheduleUnit unit, int? batchSize, long? length, long firstRow)
{
    // Beyond this no row is reached, and doubles still turn into rows safely.
    private const double LastRow = 9e18;

    /// <summary>Gets how many rows share one progress.</summary>
    public int Width { get; } = unit == ScheduleUnit.Batches ? batchSize!.Value : 1;

    /// <summary>Gets how far progress goes from one step (a row, or a batch) to the next.</summary>
    public double StepSize => unit == ScheduleUnit.Fraction ? 1.0 / length!.Value : 1;

    /// <summary>The progress at a row of the walk.</summary>
    public double ProgressAt(long row) => Progress(firstRow + row);

    /// <summary>The first row of the step in which a row lies; before the walk's first row where an earlier epoch ended within a batch.</summary>
    public long StepStart(long row) => row - (firstRow + row) % Width;

    /// <summary>The least row of the walk, not before 0, whose progress is at least this; the greatest number where there is none.</summary>
    public long FirstRowAt(double progress)
    {
        if (progress <= ProgressAt(0))
            return 0;
        double guess = unit switch
        {
            ScheduleUnit.Rows => Math.Ceiling(progress),
            ScheduleUnit.Batches => Math.Ceiling(progress) * Width,
            _ => progress * length!.Value,
        };
        if (guess >= LastRow)
            return long.MaxValue;
        long row = (long)guess;
        if (unit == ScheduleUnit.Fraction)
        {
            // The product is rounded, and so is the progress of a row: the latter is what counts.
            while (Progress(row) >= progress)
                row--;
            while (Progress(row) < progress)
                row++;
        }
        return row - firstRow;
    }

    private double Progress(long row) => unit switch
    {
        ScheduleUnit.Rows => row,
        ScheduleUnit.Batches => row / Width,
        _ => (double)row / length!.Value,
    };
}
