namespace MlMix;

/// <summary>In what the progress of a <see cref="WeightSchedule"/> is counted.</summary>
public enum ScheduleUnit
{
    /// <summary>Rows delivered: the row at position 0 stands at progress 0. Goes on over epochs.</summary>
    Rows,

    /// <summary>Whole batches delivered: weights hold through a batch. Needs a batch size. Goes on over epochs.</summary>
    Batches,

    /// <summary>
    /// Rows delivered as a share of the length of one epoch: 0 is the start, 1 the end of the first epoch, 2.5 the middle of the third.
    /// Needs a known length.
    /// </summary>
    Fraction,
}
