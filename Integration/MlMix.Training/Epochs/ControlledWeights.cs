using MlMix.Rounds;

namespace MlMix.Epochs;

/// <summary>The weights of epochs, as a controller makes them of the losses.</summary>
/// <param name="controller">The rule.</param>
/// <param name="plan">The plan of the mix.</param>
/// <param name="metric">The metric that is the loss, or whose lack to 1 is.</param>
internal sealed class ControlledWeights(IWeightController controller, MixPlan plan, EvaluationMetric metric)
{
    private static readonly string[] Defaults = ["LogLoss", "MeanSquaredError", "Accuracy"];

    /// <summary>Gets the name of the metric.</summary>
    public string Metric => metric.Name;

    /// <summary>Gets the weights of the next epoch, by source.</summary>
    public IReadOnlyDictionary<string, double> Weights =>
        plan.Sources.Zip(RoundRules.Weights(plan, controller)).ToDictionary(pair => pair.First.Name, pair => pair.Second).AsReadOnly();

    /// <summary>The name of the metric that is taken where none is asked for.</summary>
    public static string DefaultMetric(IReadOnlyList<EvaluationMetric> metrics) => Defaults.First(name => metrics.Any(metric => metric.Name == name));

    /// <summary>Tells the losses after an epoch.</summary>
    /// <param name="facts">The epoch.</param>
    /// <param name="judged">The sources that have rows in the validation.</param>
    /// <exception cref="MixConfigurationException">A loss is not finite.</exception>
    public void Update(EpochFacts facts, IReadOnlyCollection<string> judged) => controller.Update(
        [.. plan.Sources.Select(source => judged.Contains(source.Name) ? Loss(facts, source.Name) : new SourceLoss(double.NaN, 0))]);

    /// <summary>The state, to be restored as it is.</summary>
    /// <exception cref="InvalidOperationException">A controller of the caller's own gives none.</exception>
    public string Save() => controller.Save() ?? throw new InvalidOperationException(
        $"The controller {controller.GetType()} gave null as its state; Save must give a JSON object, {{}} where there is no state.");

    /// <exception cref="MixConfigurationException">It is not the state of such a controller.</exception>
    public void Restore(string state) => controller.Restore(state);

    private SourceLoss Loss(EpochFacts facts, string source)
    {
        double value = facts.Sources[source][metric.Name];
        return new SourceLoss(metric.Direction == MetricDirection.LowerIsBetter ? value : 1 - value, facts.Rows[source]);
    }
}
