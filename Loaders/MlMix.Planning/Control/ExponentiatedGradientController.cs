using MlMix.Control;

namespace MlMix;

/// <summary>
/// Gives more weight, update by update, to sources on which the model is worse than a model of reference, where more is to be had: the exponentiated gradient
/// ascent of group robust optimization in "DoReMi: Optimizing Data Mixtures Speeds Up Language Model Pretraining" (Xie and others, NeurIPS 2023).
/// </summary>
/// <remarks>
/// With K sources, step n and smoothing c, an update makes of the weights a: a'(i) = a(i) * exp(n * e(i)), scaled to the sum 1, and of these
/// a(i) = (1 - c) * a'(i) + c / K, where e(i) = max(0, loss(i) - reference(i)), or what it was before for a source without rows. DoReMi trains its last model
/// with <see cref="AverageWeights"/>. Its excess is clipped at 0 token by token and then averaged; for that, give the means of the clipped excesses as losses,
/// and no references.
/// </remarks>
public sealed class ExponentiatedGradientController : IWeightController
{
    private const string Rule = "exponentiated-gradient";

    private readonly double _step;
    private readonly double _smoothing;
    private readonly double[] _references;
    private double[] _excess;
    private double[] _weights;
    private double[] _sums;

    /// <summary>Makes a controller with the default options, and equal weights.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <exception cref="MixConfigurationException"><paramref name="sources"/> is below 1.</exception>
    public ExponentiatedGradientController(int sources)
        : this(sources, new ExponentiatedGradientOptions())
    {
    }

    /// <summary>Makes a controller.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <param name="options">What is asked for; copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="sources"/> is below 1; or the step size is not a finite number above 0; or the smoothing is not above 0 and at most 1; or the references
    /// are not one finite number for each source, or the initial weights not one above 0. All faults are listed.
    /// </exception>
    public ExponentiatedGradientController(int sources, ExponentiatedGradientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults("ExponentiatedGradientController");
        if (!double.IsFinite(options.StepSize) || options.StepSize <= 0)
            faults.Add($"StepSize must be a finite number above 0; it is {options.StepSize}. DoReMi has 1.");
        if (options.Smoothing is not (> 0 and <= 1))
            faults.Add($"Smoothing must be above 0 and at most 1; it is {options.Smoothing}. DoReMi has 0.001.");
        _weights = Simplex.Initial(sources, options.InitialWeights, faults);
        _references = Simplex.References(sources, options.ReferenceLosses, faults);
        faults.ThrowIfAny();
        (_step, _smoothing) = (options.StepSize, options.Smoothing);
        (_excess, _sums) = (new double[sources], new double[sources]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Gets the number of updates so far.</summary>
    public long Updates { get; private set; }

    /// <summary>Gets the mean of the weights over all updates; before the first one, the initial weights.</summary>
    public IReadOnlyList<double> AverageWeights => Updates == 0 ? _weights : Simplex.Normalized(_sums);

    /// <inheritdoc/>
    public void Update(IReadOnlyList<SourceLoss> losses)
    {
        LossRules.Check(losses, _weights.Length);
        var logs = new double[_weights.Length];
        for (int source = 0; source < logs.Length; source++)
        {
            if (losses[source].Rows > 0)
                _excess[source] = Simplex.Bounded(Math.Max(0, losses[source].Mean - _references[source]));
            logs[source] = Simplex.Bounded(Math.Log(_weights[source]) + _step * _excess[source]);
        }
        _weights = Simplex.Normalized([.. Simplex.Softmax(logs).Select(share => (1 - _smoothing) * share + _smoothing / logs.Length)]);
        _sums = [.. _sums.Zip(_weights, (sum, weight) => sum + weight)];
        Updates++;
    }

    /// <inheritdoc/>
    public string Save() =>
        new ControllerState(Rule, Updates, new() { ["weights"] = _weights, ["excess"] = _excess, ["weightSums"] = _sums }).ToJson();

    /// <inheritdoc/>
    public void Restore(string state)
    {
        ControllerState saved = ControllerState.Read(state, Rule, _weights.Length, "weights", "excess", "weightSums");
        (Updates, _weights) = (saved.Updates, saved.Numbers["weights"]);
        (_excess, _sums) = (saved.Numbers["excess"], saved.Numbers["weightSums"]);
    }
}
