namespace MlMix.Schedules;

/// <summary>Rows over which weights hold, or go from one point's to the next one's.</summary>
internal sealed class Segment
{
    public Segment(long from, long to, double[] a, double[] b, BlendCurve? curve, int index)
    {
        (From, To) = (from, to);
        (A, B) = (a, b);
        Curve = curve;
        Index = index;
    }

    /// <summary>Gets the first row.</summary>
    public long From { get; }

    /// <summary>Gets the row after the last one; the greatest number for the last segment.</summary>
    public long To { get; }

    /// <summary>Gets the weights, as given, from which the segment goes, by source.</summary>
    public double[] A { get; }

    /// <summary>Gets the weights, as given, to which it goes; the same as <see cref="A"/> where the weights hold.</summary>
    public double[] B { get; }

    /// <summary>Gets how weights go from <see cref="A"/> to <see cref="B"/>, or null where they hold.</summary>
    public BlendCurve? Curve { get; }

    /// <summary>Gets the number of the segment in its track; 0 where a track makes them as it goes.</summary>
    public int Index { get; }

    /// <summary>Gets or sets the next segment, once it is made.</summary>
    public Segment? Next { get; set; }

    /// <summary>The part of the way from A's shares to B's at a row of the segment, 0 to 1.</summary>
    public double Blend(long row) => Curve?.At(row) ?? 0;

    /// <summary>The sum of <see cref="Blend"/> over the rows from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public double BlendSum(long from, long to) => Curve is null ? 0 : Curve.Sum(to) - Curve.Sum(from);
}
