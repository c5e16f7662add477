using MlMix.Searching.Modeling;
using MlMix.Searching.Weights;

namespace MlMix;

/// <summary>
/// What a metric is as a function of the weights of a mix, learned from trials, so that weights can be proposed that were not tried (the idea of RegMix: Liu et
/// al., "RegMix: Data Mixture as Regression for Language Model Pre-training", 2024). Immutable.
/// </summary>
/// <remarks>
/// The function is linear in the weights, or has products of two of them as well (the canonical polynomials for mixtures: Scheffé, "Experiments with
/// mixtures", 1958), fitted by ridge regression with a free constant. Form and ridge are those with the least leave-one-out error. What it knows of its own
/// error is that of Bayesian linear regression with this ridge as the prior (Bishop, "Pattern Recognition and Machine Learning", 2006, 3.3), with the variance
/// of the residuals.
/// </remarks>
public sealed class MixtureModel
{
    private readonly RidgeFit _fit;

    private MixtureModel(string[] sources, RidgeFit fit, bool higherIsBetter) => (SourceNames, _fit, HigherIsBetter) = (sources, fit, higherIsBetter);

    /// <summary>Gets the names of the sources.</summary>
    public IReadOnlyList<string> SourceNames { get; }

    /// <summary>Gets whether more is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Gets whether products of weights are in it: whether two sources together are worth more, or less, than their shares say.</summary>
    public bool IsQuadratic => _fit.Terms.IsQuadratic;

    /// <summary>Gets the ridge: the prior's precision of the coefficients in units of the noise's. 0 is ordinary least squares.</summary>
    public double Ridge => _fit.Ridge;

    /// <summary>Gets the number of trials that it was learned from.</summary>
    public int Count => _fit.Count;

    /// <summary>Gets the standard deviation of single trials around the function.</summary>
    public double NoiseDeviation => _fit.NoiseDeviation;

    /// <summary>Gets the root of the mean squared error of each trial's value as predicted from the others.</summary>
    public double LeaveOneOutError => _fit.LeaveOneOutError;

    /// <summary>
    /// Gets the rank correlation (Spearman's) of the trials' values and those predicted for each from the others: 1 where it orders mixtures rightly, about 0
    /// where it knows nothing. NaN where all are equal.
    /// </summary>
    public double RankCorrelation => _fit.RankCorrelation;

    /// <summary>Learns from the trials of a search. Failed trials do not count; settings beside the weights are noise to it.</summary>
    /// <param name="trials">The trials, at least four that did not fail.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trials"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There are too few trials.</exception>
    public static MixtureModel Fit(MixtureTrialTable trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        (IReadOnlyDictionary<string, double>, double)[] values =
            [.. trials.Where(trial => trial.Failure is null).Select(trial => (trial.Weights, trial.Value))];
        return Fit(values, trials.Metric.Direction == MetricDirection.HigherIsBetter);
    }

    /// <summary>Learns from mixtures and what each was worth.</summary>
    /// <param name="trials">Weights by source, finite and not negative, with the value; at least four, all of the same sources.</param>
    /// <param name="higherIsBetter">Whether more is better. Default true.</param>
    /// <param name="ridge">The ridge, 0 or more. Default null: the one of the least leave-one-out error.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trials"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There are too few trials, a weight or a value is wrong, or the sources differ; all faults are
    /// listed.</exception>
    public static MixtureModel Fit(
        IReadOnlyList<(IReadOnlyDictionary<string, double> Weights, double Value)> trials, bool higherIsBetter = true, double? ridge = null)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ModelRules.Check(trials, ridge);
        string[] sources = [.. trials[0].Weights.Keys];
        double[][] shares = [.. trials.Select(trial => Shares(sources, trial.Weights))];
        return new MixtureModel(sources, RidgeFit.Best(shares, [.. trials.Select(trial => trial.Value)], ridge), higherIsBetter);
    }

    /// <summary>Predicts what a mixture is worth.</summary>
    /// <param name="weights">The weight of each source by name, finite and not negative; sources not named are left out. They need not add up to 1.</param>
    /// <returns>The value, and the standard deviation of what the function is known to, without the noise of a single trial.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A name is no source, a weight is wrong, or all are 0.</exception>
    public (double Value, double StandardDeviation) Predict(IReadOnlyDictionary<string, double> weights)
    {
        WeightRules.Shares(weights, SourceNames, nameof(Predict));
        return _fit.Predict(Shares(SourceNames, weights));
    }

    /// <summary>
    /// Proposes the weights for which the best value is predicted, among some 16,000 spread evenly over all that the ranges allow (Roberts' additive recurrence
    /// R, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018), equal ones and each source alone. The same trials give the same proposal.
    /// </summary>
    /// <param name="ranges">Between which shares each source's weight may lie, by name. Default null: from 0 to 1.</param>
    /// <returns>The proposal. It is a prediction, and the best of many: try it.</returns>
    /// <exception cref="MixConfigurationException">A range is wrong, or no weights are in all of them.</exception>
    public MixtureProposal Propose(IReadOnlyDictionary<string, WeightRange>? ranges = null)
    {
        var faults = new Faults(nameof(Propose));
        WeightRange[] resolved = WeightRules.Resolve(ranges, SourceNames, faults);
        faults.ThrowIfAny();
        double sign = HigherIsBetter ? 1 : -1;
        Dictionary<string, double> best = [];
        double bestValue = double.NegativeInfinity;
        foreach (double[] weights in SimplexPoints.Of(resolved))
        {
            Dictionary<string, double> named = SourceNames.Zip(weights).ToDictionary(pair => pair.First, pair => pair.Second);
            double value = sign * _fit.Predict(Shares(SourceNames, named)).Value;
            if (value > bestValue + MixtureProposal.Rounding)
                (bestValue, best) = (value, named);
        }

        // Weights are rounded, so they are not quite shares.
        double[] shares = Shares(SourceNames, best), equal = [.. SourceNames.Select(_ => 1.0 / SourceNames.Count)];
        (double gain, double deviation) = _fit.Difference(shares, equal);
        return new MixtureProposal(best, _fit.Predict(shares), (sign * gain, deviation));
    }

    /// <summary>Gives the function as text, and how good it is.</summary>
    /// <returns>The terms with their coefficients, and the errors, in lines ended by a line feed.</returns>
    public override string ToString() => ModelText.Of(this, _fit);

    private static double[] Shares(IReadOnlyList<string> sources, IReadOnlyDictionary<string, double> weights)
    {
        double sum = weights.Values.Sum();
        return [.. sources.Select(source => weights.GetValueOrDefault(source) / sum)];
    }
}
