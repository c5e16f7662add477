using System.Text;
using MlMix.Schedules;

namespace MlMix;

/// <summary>
/// Weights that change with the progress of a mix. Immutable. Before the first point that point's weights hold, after the last one its
/// own; a point takes effect at its place. (After EasyDeL's WeightScheduler, with weights that are normalized everywhere and names that are
/// checked against the sources.)
/// </summary>
/// <remarks>
/// Points may be given in any order. Of several at one place the last given holds there and after, and what comes before it blends towards
/// the first given, so two points at one place make a jump.
/// </remarks>
public abstract class WeightSchedule
{
    private protected WeightSchedule(ScheduleUnit unit) => Unit = unit;

    /// <summary>Gets in what progress is counted.</summary>
    public ScheduleUnit Unit { get; }

    /// <summary>Each point's weights hold until the next point.</summary>
    /// <param name="unit">In what the points' places are counted.</param>
    /// <param name="points">The points, at least one; all name the same sources.</param>
    /// <exception cref="ArgumentNullException"><paramref name="points"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The points do not make a schedule; all faults are listed.</exception>
    public static WeightSchedule Step(ScheduleUnit unit, params IEnumerable<WeightPoint> points) =>
        new PointSchedule(Interpolation.Step, unit, points);

    /// <summary>Between two points the shares (each point's weights, normalized to sum 1) go along a straight line.</summary>
    /// <inheritdoc cref="Step" path="/param"/>
    /// <inheritdoc cref="Step" path="/exception"/>
    public static WeightSchedule Linear(ScheduleUnit unit, params IEnumerable<WeightPoint> points) =>
        new PointSchedule(Interpolation.Linear, unit, points);

    /// <summary>
    /// Between two points the shares (each point's weights, normalized to sum 1) blend as (1 - cos(pi t)) / 2, slow at both ends.
    /// </summary>
    /// <inheritdoc cref="Step" path="/param"/>
    /// <inheritdoc cref="Step" path="/exception"/>
    public static WeightSchedule Cosine(ScheduleUnit unit, params IEnumerable<WeightPoint> points) =>
        new PointSchedule(Interpolation.Cosine, unit, points);

    /// <summary>
    /// Weights from code: asked at progress 0, <paramref name="every"/>, 2 * <paramref name="every"/>, ..., and each answer holds until the next.
    /// </summary>
    /// <param name="name">Stands for the delegate in a plan's identity: change it when the delegate's answers change.</param>
    /// <param name="unit">In what progress is counted.</param>
    /// <param name="every">
    /// Progress between two questions, finite; at least 1 for rows and batches, at least 0.000001 for fractions of an epoch.
    /// </param>
    /// <param name="weights">
    /// Gives the weights of all sources by name at a progress: finite, not negative, at least one above 0. It must be pure, that is give the
    /// same answer for the same progress, always and from any thread; it is also asked ahead, and again after a plan is resumed.
    /// </param>
    /// <remarks>What the delegate throws reaches whoever walks the plan, also for rows that the mix would not have reached, since it is asked ahead.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The name is blank, the unit is unknown or <paramref name="every"/> is out of range; all faults are listed.
    /// </exception>
    public static WeightSchedule Custom(
        string name, ScheduleUnit unit, double every, Func<double, IReadOnlyDictionary<string, double>> weights) =>
        new CustomSchedule(name, unit, every, weights);

    /// <summary>The weights at a progress, normalized to sum 1.</summary>
    /// <param name="progress">Progress in this schedule's <see cref="Unit"/>, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="progress"/> is not finite.</exception>
    /// <exception cref="MixConfigurationException">The delegate of a custom schedule gives weights that are none.</exception>
    public IReadOnlyDictionary<string, double> At(double progress)
    {
        if (!double.IsFinite(progress))
            throw new ArgumentOutOfRangeException(nameof(progress), progress, "Progress must be finite.");
        return SharesAt(progress);
    }

    /// <summary>Whether this fits a plan.</summary>
    /// <param name="sourceNames">The plan's sources.</param>
    /// <param name="batchSize">Rows in a batch, or null when there are none.</param>
    /// <param name="length">Rows in an epoch, or null when that is not known.</param>
    /// <param name="faults">Receives what does not fit.</param>
    internal void Check(IReadOnlyList<string> sourceNames, int? batchSize, long? length, Faults faults)
    {
        if (Unit == ScheduleUnit.Batches && batchSize is null)
            faults.Add("The schedule counts in batches, but there is no batch size; set one, or count in rows.");
        if (Unit == ScheduleUnit.Fraction && length is null)
        {
            faults.Add("The schedule counts in fractions of an epoch, but the number of rows of an epoch is not known; "
                + "set a length, or count in rows.");
        }
        if (Unit == ScheduleUnit.Fraction && length <= 0)
            faults.Add($"The schedule counts in fractions of an epoch, but an epoch has {length} rows; count in rows.");
        CheckNames(sourceNames, faults);
    }

    /// <summary>Appends what tells this schedule from others: one line, and one for each point.</summary>
    internal abstract void WriteCanonical(StringBuilder text);

    /// <summary>The schedule in rows. It must have passed <see cref="Check"/> with the same arguments.</summary>
    /// <param name="names">The plan's sources.</param>
    /// <param name="batchSize">Rows in a batch, for <see cref="ScheduleUnit.Batches"/>.</param>
    /// <param name="length">Rows in an epoch, for <see cref="ScheduleUnit.Fraction"/>.</param>
    /// <param name="firstRow">Rows of earlier epochs: row r of the track is row firstRow + r of the schedule.</param>
    internal abstract ScheduleTrack CreateTrack(IReadOnlyList<string> names, int? batchSize, long? length, long firstRow);

    /// <summary>Whether a source surely has no weight at any time.</summary>
    internal virtual bool GivesNothing(string source) => false;

    private protected abstract IReadOnlyDictionary<string, double> SharesAt(double progress);

    private protected abstract void CheckNames(IReadOnlyList<string> sourceNames, Faults faults);
}
