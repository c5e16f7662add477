using MlMix.Selections;

namespace MlMix;

/// <summary>
/// How a plan chooses the source of each position. Immutable; two selections of the same kind and numbers are equal, and
/// <see cref="object.ToString"/> gives the form in which one is written, for example <c>Blocks(1000)</c>.
/// </summary>
public abstract record Selection
{
    private protected Selection()
    {
    }

    /// <summary>
    /// Gets the selection without randomness whose shares are exact over every prefix: after any number of rows each source has
    /// delivered its share to less than 2 rows, for any number of sources in any order. Where sources drop out
    /// (<see cref="StopRule.AllOnce"/>), the others share their place from there on, to within a few rows. The default.
    /// </summary>
    public static Selection Even { get; } = new EvenSelection();

    /// <summary>
    /// Gets independent draws by weight, one for each position from the seed and the position alone, so the shares hold on average.
    /// (Alias method: Walker 1977, Vose 1991; constant time per draw.)
    /// </summary>
    public static Selection Random { get; } = new RandomSelection();

    /// <summary>
    /// Gets one source after the other in the order given. Weights are not used and must be equal, or 0 to leave a source out.
    /// </summary>
    public static Selection Concat { get; } = new ConcatSelection();

    /// <summary>
    /// Exact counts in every block of <paramref name="size"/> rows, in an order shuffled by the seed and the block's number. What rounding
    /// leaves over is carried to the next block, so a weight below 1 / <paramref name="size"/> gets its rows too.
    /// (After EasyDeL's and Levanter's block mixtures, with the carry that they lack.)
    /// </summary>
    /// <param name="size">Rows in a block, 1 to 16,777,216. The memory of a walk grows with it, 8 bytes a row.</param>
    /// <exception cref="MixConfigurationException"><paramref name="size"/> is out of range.</exception>
    public static Selection Blocks(int size) => new BlocksSelection(size);

    /// <summary>
    /// <paramref name="run"/> rows from each source in turn; with the batch size as run, batches alternate between the sources.
    /// Weights are not used and must be equal, or 0 to leave a source out. A source emptied within its run hands over to the next at once
    /// where it drops out (<see cref="StopRule.AllOnce"/>), and fills its run from its start where it starts again.
    /// (Datarax' interleaving tutorial.)
    /// </summary>
    /// <param name="run">Rows taken from a source before the next has its turn, at least 1. Default 1.</param>
    /// <exception cref="MixConfigurationException"><paramref name="run"/> is below 1.</exception>
    public static Selection RoundRobin(int run = 1) => new RoundRobinSelection(run);

    /// <summary>
    /// The caller's own order: the source of each position as an index into the sources. The mix ends with it. (tf.data's
    /// <c>choose_from_datasets</c>.) Weights are not used and must be equal, or 0 to leave a source out, which must then not stand in the order.
    /// Its memory is that of the order.
    /// </summary>
    /// <remarks>
    /// The stop rule is <see cref="StopRule.FirstMiss"/> unless another is given: the mix ends early when a source is asked for a row it does not have.
    /// By <see cref="StopRule.AllOnce"/> such positions are left out, by the others an emptied source starts again.
    /// </remarks>
    /// <param name="sources">Indices of sources, from 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    /// <exception cref="MixConfigurationException">An index is negative.</exception>
    public static Selection Explicit(params IEnumerable<int> sources) => new ExplicitSelection(sources);

    /// <summary>Whether weights other than "equal" and "never" have a meaning.</summary>
    internal virtual bool UsesWeights => true;

    /// <summary>When a mix ends unless told otherwise.</summary>
    internal virtual StopRule DefaultStop => StopRule.FirstExhausted;

    internal abstract Selector CreateSelector(SelectionInput input);

    /// <summary>The order from its first row to the first drop-out, or null when its picks show only by walking.</summary>
    internal virtual Stretch? CreateStretch(SelectionInput input) => null;
}
