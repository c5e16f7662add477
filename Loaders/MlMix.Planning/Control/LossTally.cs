namespace MlMix;

/// <summary>Adds up the losses of rows by source while a model trains. For one thread.</summary>
public sealed class LossTally
{
    private readonly double[] _sums;
    private readonly long[] _rows;

    /// <summary>Makes a tally without rows.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sources"/> is below 1.</exception>
    public LossTally(int sources)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sources, 1);
        (_sums, _rows) = (new double[sources], new long[sources]);
    }

    /// <summary>Gets the number of sources.</summary>
    public int SourceCount => _rows.Length;

    /// <summary>Gets the number of rows added, of all sources together.</summary>
    public long Rows => _rows.Sum();

    /// <summary>Adds the loss of one row.</summary>
    /// <param name="source">Index of its source, from 0.</param>
    /// <param name="loss">Its loss.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is no source's index.</exception>
    public void Add(int source, double loss) => Add(source, loss, 1);

    /// <summary>Adds the losses of some rows of one source.</summary>
    /// <param name="source">Index of the source, from 0.</param>
    /// <param name="sum">Sum of their losses.</param>
    /// <param name="rows">Number of the rows, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is no source's index, or <paramref name="rows"/> is negative.</exception>
    public void Add(int source, double sum, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, _rows.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        _sums[source] += sum;
        _rows[source] += rows;
    }

    /// <summary>Gives the mean loss and the number of rows of each source so far; the mean is NaN where there is no row.</summary>
    public SourceLoss[] ToLosses() => [.. _rows.Select((rows, source) => new SourceLoss(_sums[source] / rows, rows))];
}
