using System.Numerics;
using MlMix.Explaining;
using MlMix.Identity;
using MlMix.Randomness;
using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix;

/// <summary>
/// Which row of which source stands at each position of a mix: a pure, immutable value that knows names, weights and row counts, but
/// neither data nor files nor clocks. Walking it twice gives the same order. Safe for use from many threads; each walk is for one.
/// </summary>
public sealed class MixPlan
{
    private readonly PlanOptions _options;
    private readonly PlannedSource[] _planned;
    private readonly SelectionInput _input;
    private readonly Lazy<PlanSeeker?> _seeker;

    /// <summary>Makes a plan with the default options: <see cref="MlMix.Selection.Even"/>, <see cref="StopRule.FirstExhausted"/>.</summary>
    /// <param name="sources">The sources, at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The sources do not make a plan; all faults are listed.</exception>
    public MixPlan(params IEnumerable<PlanSource> sources)
        : this(new PlanOptions(), sources)
    {
    }

    /// <summary>Makes a plan.</summary>
    /// <param name="options">What is asked for; copied.</param>
    /// <param name="sources">The sources, at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="sources"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The options or the sources do not make a plan; all faults are listed.</exception>
    public MixPlan(PlanOptions options, params IEnumerable<PlanSource> sources)
        : this(Checked(options, sources = sources?.ToArray()!), [.. sources], 0, [])
    {
    }

    // What was checked before, in another epoch or under another name.
    private MixPlan(PlanOptions options, PlanSource[] sources, int epoch, IReadOnlyList<string> path)
    {
        _options = options;
        (Epoch, Path) = (epoch, path);
        Stop = options.Stop ?? options.Selection.DefaultStop;
        Sources = [.. sources.Select(Nest)];
        var random = new PlanRandom(options.Seed, epoch, path);
        _planned = [.. Sources.Select((source, i) => new PlannedSource(source, i, options, Stop, random))];
        double[] weights = [.. Sources.Select((source, i) => _planned[i].TakesPart ? source.Weight : 0)];
        _input = Ordering.CreateInput(this, weights, random);
        EndOfMix = PlanLength.Of(this);
        _seeker = new Lazy<PlanSeeker?>(() => PlanSeeker.Create(this));
        RowCount = EndOfMix is { } end && options.Shard is { } shard ? PlanLength.OfShard(this, shard, end) : EndOfMix;
    }

    /// <summary>Gets the sources in the order given.</summary>
    public IReadOnlyList<PlanSource> Sources { get; }

    /// <summary>Gets how the source of each position is chosen.</summary>
    public Selection Selection => _options.Selection;

    /// <summary>Gets when the mix ends.</summary>
    public StopRule Stop { get; }

    /// <summary>Gets the upper bound of rows that was asked for, or null.</summary>
    public long? Length => _options.Length;

    /// <summary>Gets the seed.</summary>
    public long Seed => _options.Seed;

    /// <summary>Gets the weights as they change while the mix goes on, or null when they do not.</summary>
    public WeightSchedule? Schedule => _options.Schedule;

    /// <summary>Gets the number of rows in a batch, or null when the plan knows no batches.</summary>
    public int? BatchSize => _options.BatchSize;

    /// <summary>Gets what the rows of a batch have in common.</summary>
    public BatchShape BatchShape => _options.BatchShape;

    /// <summary>Gets whether batches that would be short are left out.</summary>
    public bool DropLastBatch => _options.DropLastBatch;

    /// <summary>Gets which part of the order is walked, or null when it is all of it.</summary>
    public Shard? Shard => _options.Shard;

    /// <summary>Gets which epoch this is, from 0. See <see cref="ForEpoch"/>.</summary>
    public int Epoch { get; }

    /// <summary>
    /// Gets the exact number of rows, those of the shard alone where there is one, or null when it shows only by walking: a row count that matters is
    /// unknown, a random selection or a schedule may end before its length where its draws lead, or the mix never ends.
    /// </summary>
    public long? RowCount { get; }

    /// <summary>
    /// Gets the way to any position without walking there, or null where picks show only by walking: <see cref="MlMix.Selection.Random"/>, schedules,
    /// sources of unknown row count, and Concat in batches of one source. A checkpoint serves there.
    /// </summary>
    public PlanSeeker? Seeker => _seeker.Value;

    /// <summary>Gets the sources of rows, those of nested plans in the place of the plan; their shares add up to 1. Weights multiply.</summary>
    public IReadOnlyList<PlanLeaf> Leaves => [.. LeavesUnder("", 1, 1)];

    /// <summary>
    /// Gets the text that two plans share if and only if they are the same, whatever the platform and, within a major version, the version: seed,
    /// selection, stop rule, length, batches, schedule and sources. Epoch and shard are where in a plan one is, and no part of it.
    /// </summary>
    public string CanonicalText => string.Join('\n', CanonicalLines) + "\n";

    /// <summary>Gets the SHA-256 of <see cref="CanonicalText"/> in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public string Hash => PlanIdentity.Hash(CanonicalLines);

    /// <summary>Starts at the first position.</summary>
    /// <exception cref="InvalidOperationException">The plan has a shard, and the row count of a source is unknown.</exception>
    public PlanWalker Walk() => Walk(0);

    /// <summary>
    /// Starts at a position, or the first one after it that is the shard's. Goes there at once where there is a <see cref="Seeker"/>, else by walking.
    /// </summary>
    /// <param name="position">Position in the whole order, from 0; beyond the end there are no rows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The plan has a shard, and the row count of a source is unknown.</exception>
    public PlanWalker Walk(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (Shard is not null)
            CheckCounts();
        var walker = new PlanWalker(this, Shard);
        if (position > 0)
            walker.GoTo(position);
        return walker;
    }

    /// <summary>
    /// The same mix in another epoch: random picks and shuffled rows are drawn anew from the seed and the epoch, and a schedule goes on where the epoch
    /// before left it. Epoch 0 is the plan as it was made.
    /// </summary>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">A schedule is to go on, but how many rows an epoch has is unknown.</exception>
    public MixPlan ForEpoch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        if (epoch > 0 && Schedule is not null && EndOfMix is null)
        {
            throw new InvalidOperationException(
                "The schedule goes on over epochs, but how many rows one has shows only by walking; give the plan a Length that it reaches.");
        }
        return epoch == Epoch ? this : new MixPlan(_options, [.. Sources], epoch, Path);
    }

    /// <summary>
    /// Tells what the plan does, all shards together, without reading a row of its sources: what each delivers, how often it starts again and where first,
    /// what stays unread, why the mix ends, how far it strays from the weights, and what the user may not have meant.
    /// </summary>
    /// <remarks>
    /// Where there is a <see cref="Seeker"/>, the time does not depend on the number of rows: well below a second for 1,000 sources. Elsewhere the plan is
    /// walked in memory, which takes some 10 to 30 ns a row for <see cref="MlMix.Selection.Random"/> and 50 to 200 ns for a schedule, the more the more
    /// sources there are. A plan without an end, or of unknown row counts, is not walked; what is unknown is null. A schedule from code that leaves a
    /// source without weight for ever while <see cref="StopRule.AllExhausted"/> waits for it is walked until it is cancelled.
    /// </remarks>
    /// <param name="cancellation">Asked every few milliseconds; a block of <see cref="MlMix.Selection.Blocks"/> is planned as a whole.</param>
    /// <param name="progress">Told how much of the work is done, never less than before; 1 at last, when the answer is there. Default null.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    /// <exception cref="MixConfigurationException">The delegate of a custom schedule gives weights that are none.</exception>
    public PlanExplanation Explain(CancellationToken cancellation = default, IProgress<double>? progress = null) =>
        Explainer.Explain(this, cancellation, progress);

    /// <summary>Goes on from where a walk was saved, in the epoch in which it was.</summary>
    /// <param name="checkpoint">The place; it is not changed.</param>
    /// <param name="carryOver">
    /// False (default) refuses the checkpoint of another plan. True takes it: sources of the same name go on after as many rows, those that are new begin, and
    /// the selection starts anew at the position, so the shares of this plan hold from there on.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="checkpoint"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// It is of another plan, and <paramref name="carryOver"/> is false: every difference is named. Or it is to be carried over to a plan that leaves out
    /// its last batch by another rule than <see cref="StopRule.AllOnce"/>. Or it is damaged.
    /// </exception>
    /// <exception cref="InvalidOperationException">The plan has a shard, and the row count of a source is unknown.</exception>
    public PlanWalker Resume(PlanCheckpoint checkpoint, bool carryOver = false)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (Shard is not null)
            CheckCounts();
        return Resume(checkpoint, carryOver, Shard);
    }

    /// <summary>Goes on with all positions, whatever the shard.</summary>
    internal PlanWalker ResumeWhole(PlanCheckpoint checkpoint, bool carryOver = false) => Resume(checkpoint, carryOver, null);

    /// <summary>Goes on with all positions, whatever the shard, for a reader that must see where sources end.</summary>
    internal PlanWalker ResumeReading(PlanCheckpoint checkpoint, bool carryOver) => Resume(checkpoint, carryOver, null, stopsAtEnds: true);

    /// <summary>Gets the lines of <see cref="CanonicalText"/>.</summary>
    internal IReadOnlyList<string> CanonicalLines => PlanIdentity.Lines(this);

    /// <summary>The weight of a source in whole numbers, in lowest terms.</summary>
    internal long WholeWeight(int source) => _input.Weights[source];

    /// <summary>Gets the names under which the plan is nested, the outermost first.</summary>
    internal IReadOnlyList<string> Path { get; }

    /// <summary>Gets the number of rows of all shards together, or null.</summary>
    internal long? EndOfMix { get; }

    internal PlannedSource Planned(int source) => _planned[source];

    /// <summary>Whether a source is drawn at all: it has a weight, and is not known to be empty.</summary>
    internal bool TakesPart(int source) => _input.Weights[source] > 0;

    /// <summary>Whether the plan knows how many rows each source has that is drawn.</summary>
    internal bool KnowsCounts => Enumerable.Range(0, Sources.Count).All(source => !TakesPart(source) || _planned[source].Content.Rows is not null);

    /// <summary>Whether the mix has no end, whatever its sources turn out to have.</summary>
    internal bool IsEndless =>
        Stop == StopRule.Never && Length is null && Selection is not ExplicitSelection && Sources.All(source => source.MaxPasses is null);

    /// <summary>Whether another epoch may have another number of rows.</summary>
    internal bool VariesInLength => PlanLength.Varies(this);

    /// <summary>A plan of options and sources that were checked, to ask it for its length.</summary>
    internal static MixPlan Unchecked(PlanOptions options, PlanSource[] sources) => new(options, sources, 0, []);

    /// <summary>The same plan with other weights above 0, up to a position where one is given, or to its own end before that.</summary>
    internal MixPlan Reweighted(IReadOnlyList<double> weights, long? end = null)
    {
        PlanOptions options = _options.Copy();
        options.Length = end < (options.Length ?? long.MaxValue) ? end : options.Length;
        return new MixPlan(options, [.. Sources.Select((source, i) => source with { Weight = weights[i] })], Epoch, Path);
    }

    /// <summary>The number of the shard's rows after a checkpoint, or null when it shows only by walking.</summary>
    internal long? RowsFrom(PlanCheckpoint checkpoint)
    {
        if (EndOfMix is not { } end || checkpoint.PlanHash != Hash)
            return null;
        long position = Math.Min(checkpoint.Position, end);
        if (checkpoint.Place.Ended)
            return 0;
        if (!IsOnTheWay(checkpoint, position))
            return null;
        return Shard is not { } shard ? end - position
            : shard.Unit == ShardUnit.Rows ? shard.CountOf(end) - shard.CountOf(position)
            : null;
    }

    // Before a carry-over the rows were those of another plan, and where this one ends may hang on which they were.
    private bool IsOnTheWay(PlanCheckpoint checkpoint, long position)
    {
        bool hangsOnOrder = Selection is ExplicitSelection or ConcatSelection || Stop is not (StopRule.AllOnce or StopRule.Never);
        return hangsOnOrder && Seeker is { } seeker
            ? seeker.Counts(position).SequenceEqual(checkpoint.Sources.Select(source => source.Delivered))
            : checkpoint.Sources.Sum(source => source.Delivered) == checkpoint.Position;
    }

    /// <summary>Walks all positions, whatever the shard.</summary>
    internal PlanWalker WalkWhole() => new(this, null);

    /// <summary>Walks all positions, whatever the shard, for a reader that must see where sources end.</summary>
    internal PlanWalker WalkReading() => new(this, null, stopsAtEnds: true);

    internal Selector CreateSelector() => Ordering.CreateSelector(this, _input);

    /// <summary>The order up to the first drop-out, or null when its picks show only by walking.</summary>
    internal Stretch? CreateStretch() => KnowsCounts ? Ordering.CreateStretch(this, _input) : null;

    private PlanWalker Resume(PlanCheckpoint checkpoint, bool carryOver, Shard? shard, bool stopsAtEnds = false)
    {
        var faults = new Faults("Checkpoint");
        var walker = new PlanWalker(ForEpoch(checkpoint.Epoch), shard, stopsAtEnds);
        if (checkpoint.PlanHash == Hash)
            walker.Restore(checkpoint, faults);
        else if (carryOver && DropLastBatch && Stop != StopRule.AllOnce)
        {
            faults.Add($"Carried over from another plan, how many rows are left shows only by walking, so the last batch cannot be left out by {Stop}; "
                + $"keep it, or stop by AllOnce.");
        }
        else if (carryOver)
            walker.CarryOver(checkpoint);
        else
        {
            foreach (string difference in PlanDifference.Between(checkpoint.PlanText, CanonicalLines))
                faults.Add($"It is of another plan: {difference}");
            faults.Add("Resume the plan that was saved, or carry over by source name.");
        }
        faults.ThrowIfAny();
        return walker;
    }

    /// <summary>A shard's place among the rows shows only where the rows of all sources are known.</summary>
    /// <exception cref="InvalidOperationException">The row count of a source is unknown.</exception>
    internal void CheckCounts()
    {
        if (!KnowsCounts)
        {
            throw new InvalidOperationException("A shard leaves out rows, and where a source of unknown row count ends shows only to a reader of all of them; "
                + "give the row counts.");
        }
    }

    // Shares are fractions of whole numbers, so that 3 of 4 of 4 of 5 is 0.6 and not what doubles make of it.
    private IEnumerable<PlanLeaf> LeavesUnder(string path, BigInteger part, BigInteger whole)
    {
        BigInteger[] weights = [.. Sources.Select((_, source) => new BigInteger(WholeWeight(source)))];
        if (Schedule is not null && weights.Any(weight => !weight.IsZero))
            weights = [.. Ordering.FirstShares(this).Select(share => new BigInteger(share * (1L << 53)))];
        BigInteger sum = BigInteger.Max(1, weights.Aggregate(BigInteger.Zero, BigInteger.Add));
        for (int i = 0; i < Sources.Count; i++)
        {
            PlanSource source = Sources[i];
            (BigInteger own, BigInteger all) = (part * weights[i], whole * sum);
            IEnumerable<PlanLeaf> leaves = source.Plan is { } inner
                ? inner.LeavesUnder($"{path}{source.Name}/", own, all)
                : [new PlanLeaf(path + source.Name, Fraction(own, all), source.RowCount)];
            foreach (PlanLeaf leaf in leaves)
                yield return leaf;
        }

        static double Fraction(BigInteger own, BigInteger all)
        {
            BigInteger divisor = BigInteger.GreatestCommonDivisor(own, all);
            return (double)(own / divisor) / (double)(all / divisor);
        }
    }

    private static PlanOptions Checked(PlanOptions options, IEnumerable<PlanSource> sources)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        var faults = new Faults("Mix");
        PlanRules.Check(options, [.. sources], faults);
        faults.ThrowIfAny();
        return options.Copy();
    }

    // How many rows shuffled blocks have before a source ends hangs on draws, which are others by another name or epoch.
    private PlanSource Nest(PlanSource source) =>
        source.Plan is { } plan ? source with { Plan = plan.Under(this, source.Name) } : source;

    /// <summary>The same plan as a source of another: its random numbers are its own by that name, and its epoch is the other's.</summary>
    internal MixPlan Under(MixPlan outer, string name)
    {
        // How far a schedule is in a later epoch is not known where the rows of an epoch are not.
        int epoch = Schedule is not null && EndOfMix is null ? 0 : outer.Epoch;
        return new MixPlan(_options, [.. Sources], epoch, [.. outer.Path, name]);
    }
}
