using MlMix.Control;

namespace MlMix;

/// <summary>
/// Gives more weight to sources whose rows have had high losses, since most is left to learn there, and never leaves one out: the EXP3 rule of adversarial
/// bandits (Auer, Cesa-Bianchi, Freund, Schapire, "The Nonstochastic Multiarmed Bandit Problem", SIAM J. Comput. 32, 2002) with losses as rewards, as in
/// "Efficient Online Data Mixing For Language Model Pre-Training" (Albalak, Pan, Raffel, Wang, 2023).
/// </summary>
/// <remarks>
/// <para>
/// With K sources, weights p, and after t updates the exploration e(t) = min(1/K, sqrt(ln K / (K t))), e(0) = 1/K, an update first adds
/// scale * loss(i) * share(i) / p(i) to the reward R(i) of each source, where share(i) is the source's share of the round's rows. Then
/// p(i) = (1 - K e(t)) * exp(R(i) e(t-1)) / sum over j of exp(R(j) e(t-1)) + e(t).
/// </para>
/// <para>
/// A round of one batch of one source has the share 1, which is the update of Online Data Mixing; a round of many rows is the mean over them. Rewards are
/// never forgotten, and exploration is the least weight: it falls with the square root of the number of updates, so the weights move more and more freely.
/// </para>
/// </remarks>
public sealed class Exp3Controller : IWeightController
{
    private const string Rule = "exp3";

    private readonly double _scale;
    private readonly int _warmUp;
    private readonly double[] _initial;
    private double[] _rewards;
    private double[] _weights;

    /// <summary>Makes a controller with the default options, and equal weights.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <exception cref="MixConfigurationException"><paramref name="sources"/> is below 1.</exception>
    public Exp3Controller(int sources)
        : this(sources, new Exp3Options())
    {
    }

    /// <summary>Makes a controller.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <param name="options">What is asked for; copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="sources"/> is below 1; or the reward scale is not a finite number above 0; or the warm-up is negative; or the initial weights are not
    /// one finite number above 0 for each source. All faults are listed.
    /// </exception>
    public Exp3Controller(int sources, Exp3Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults("Exp3Controller");
        if (!double.IsFinite(options.RewardScale) || options.RewardScale <= 0)
            faults.Add($"RewardScale must be a finite number above 0; it is {options.RewardScale}. 0.1 suits losses of about 0 to 10.");
        if (options.WarmUp < 0)
            faults.Add($"WarmUp must be 0 updates or more; it is {options.WarmUp}.");
        _initial = Simplex.Initial(sources, options.InitialWeights, faults);
        faults.ThrowIfAny();
        (_scale, _warmUp) = (options.RewardScale, options.WarmUp);
        (_rewards, _weights) = (new double[sources], _initial);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Gets the number of updates so far.</summary>
    public long Updates { get; private set; }

    /// <summary>Gets the least weight that a source has now: 1/K before the first update, and less and less.</summary>
    public double Exploration => ExplorationAfter(Updates);

    /// <inheritdoc/>
    public void Update(IReadOnlyList<SourceLoss> losses)
    {
        LossRules.Check(losses, _weights.Length);
        double rows = losses.Sum(loss => (double)loss.Rows);
        for (int source = 0; source < _rewards.Length; source++)
        {
            (double mean, long count) = losses[source];
            if (count > 0)
                _rewards[source] = Simplex.Bounded(_rewards[source] + _scale * mean * (count / rows) / _weights[source]);
        }
        double before = Exploration;
        Updates++;
        if (Updates > _warmUp)
            _weights = Explored(Simplex.Softmax([.. _rewards.Select(reward => reward * before)]), Exploration);
    }

    /// <inheritdoc/>
    public string Save() => new ControllerState(Rule, Updates, new() { ["weights"] = _weights, ["rewards"] = _rewards }).ToJson();

    /// <inheritdoc/>
    public void Restore(string state)
    {
        ControllerState saved = ControllerState.Read(state, Rule, _weights.Length, "weights", "rewards");
        (Updates, _weights, _rewards) = (saved.Updates, saved.Numbers["weights"], saved.Numbers["rewards"]);
    }

    private double ExplorationAfter(long updates)
    {
        double sources = _initial.Length;
        return updates == 0 ? 1 / sources : Math.Min(1 / sources, Math.Sqrt(Math.Log(sources) / (sources * updates)));
    }

    private static double[] Explored(double[] shares, double exploration) =>
        Simplex.Normalized([.. shares.Select(share => Math.Max(0, 1 - shares.Length * exploration) * share + exploration)]);
}
