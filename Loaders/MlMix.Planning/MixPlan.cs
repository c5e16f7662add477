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
    private readonly long[] _weights;

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
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        Sources = [.. sources];
        var faults = new Faults("Mix");
        PlanRules.Check(options, Sources, faults);
        faults.ThrowIfAny();
        Selection = options.Selection;
        Stop = options.Stop ?? options.Selection.DefaultStop;
        Length = options.Length;
        Seed = options.Seed;
        _weights = TakingPart(Sources);
        RowCount = PlanLength.Of(this);
    }

    /// <summary>Gets the sources in the order given.</summary>
    public IReadOnlyList<PlanSource> Sources { get; }

    /// <summary>Gets how the source of each position is chosen.</summary>
    public Selection Selection { get; }

    /// <summary>Gets when the mix ends.</summary>
    public StopRule Stop { get; }

    /// <summary>Gets the upper bound of rows that was asked for, or null.</summary>
    public long? Length { get; }

    /// <summary>Gets the seed.</summary>
    public long Seed { get; }

    /// <summary>
    /// Gets the exact number of rows, or null when it shows only by walking: a row count that matters is unknown, a random selection may
    /// end before its length where its draws lead, or the mix never ends.
    /// </summary>
    public long? RowCount { get; }

    /// <summary>Starts at the first position.</summary>
    public PlanWalker Walk() => new(this);

    /// <summary>Whether a source is drawn at all: it has a weight, and is not known to be empty.</summary>
    internal bool TakesPart(int source) => _weights[source] > 0;

    internal Selector CreateSelector() => Selection.CreateSelector(_weights, Seed);

    private static long[] TakingPart(IReadOnlyList<PlanSource> sources)
    {
        var weights = new double[sources.Count];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = sources[i].RowCount == 0 ? 0 : sources[i].Weight;
        return DecimalWeights.ToIntegers(weights);
    }
}
