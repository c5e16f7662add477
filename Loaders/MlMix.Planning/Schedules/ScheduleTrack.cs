namespace MlMix.Schedules;

/// <summary>A schedule in rows of one walk: segments in row order, without gaps, from row 0 to the greatest number.</summary>
internal abstract class ScheduleTrack
{
    /// <summary>Gets the number of sources.</summary>
    public abstract int SourceCount { get; }

    /// <summary>Whether segments come without end, and are made when they are asked for.</summary>
    public abstract bool IsEndless { get; }

    /// <summary>Whether any point gives a source weight; true where that cannot be known.</summary>
    public abstract bool IsLiveSomewhere(int source);

    /// <summary>The segment of a row.</summary>
    public abstract Segment At(long row);

    /// <summary>The segment after another, or null after the last.</summary>
    public abstract Segment? After(Segment segment);

    /// <summary>
    /// The shares of the live sources at both ends of a segment. An end at which none of them has weight takes the nearest later weights at
    /// which one has, else the nearest earlier, so that what is live is delivered.
    /// </summary>
    /// <returns>Whether the shares at both ends are the same because the weights hold.</returns>
    public abstract bool LiveShares(Segment segment, ReadOnlySpan<bool> live, Span<double> a, Span<double> b);
}
