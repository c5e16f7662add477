using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>
/// Which rows are test rows: a pure function of row numbers. The rows are thought of as cut into windows, each of which has one picked row, at a place drawn
/// by the number of the window; picked rows follow each other as their windows do. So a reader keeps nothing but the next picked row.
/// </summary>
internal abstract class SplitRule
{
    /// <summary>Gets whether the picked rows are the test rows; where not, they are the training rows.</summary>
    public abstract bool PicksTest { get; }

    /// <summary>The picked row of a window.</summary>
    /// <param name="random">The random numbers of the source, or of one of its strata.</param>
    /// <param name="window">Number of the window, from 0.</param>
    public abstract long Pick(CounterRandom random, long window);

    /// <summary>Whether the rows of a sampling key are test rows.</summary>
    /// <param name="draw">Random bits, the same for equal keys.</param>
    public abstract bool IsTestKey(ulong draw);

    /// <summary>How many of the first rows are test rows.</summary>
    public long TestRows(CounterRandom random, long rows)
    {
        long windows = WindowsWithin(rows);
        long picked = Pick(random, windows) < rows ? windows + 1 : windows;
        return PicksTest ? picked : rows - picked;
    }

    /// <summary>How many windows end within so many rows.</summary>
    protected abstract long WindowsWithin(long rows);
}
