using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Weights;

namespace MlMix.Searching.Trials;

/// <summary>Runs the trials that a tuner proposes, in a context of its own. The first trials of a run are set, whatever the tuner proposes.</summary>
/// <param name="search">What trains, judges and remembers.</param>
/// <param name="start">The weights that are still to be tried before those of the tuner.</param>
/// <param name="ml">The context of the trial.</param>
internal sealed class MixtureTrialRunner(MixtureSearch search, Queue<double[]> start, MLContext ml) : ITrialRunner
{
    public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct) => Task.Run(() => Run(settings, ct), ct);

    public void Dispose()
    {
    }

    private TrialResult Run(TrialSettings settings, CancellationToken cancellation)
    {
        // The tuner is told of the parameters that were tried, not of those it proposed.
        if (start.TryDequeue(out double[]? weights))
            settings.Parameter[MixtureSpace.Key] = search.Space.WithWeights(settings.Parameter[MixtureSpace.Key], weights);
        Microsoft.ML.SearchSpace.Parameter mixture = settings.Parameter[MixtureSpace.Key];
        var choice = new TrialChoice(search.Space.Weights(mixture), search.Space.LabelSpace(mixture), settings.Parameter[PipelineKey].ToString());
        MixtureTrial trial = search.Run(ml, choice, cancellation);
        return new TrialResult
        {
            TrialSettings = settings,
            Loss = search.Loss(trial),
            Metric = trial.Value,
            Model = search.BestModel is { } best && best.Number == trial.Number ? best.Model : null,
            DurationInMilliseconds = trial.Duration.TotalMilliseconds,
        };
    }

    /// <summary>Under what AutoML keeps the search space of a pipeline.</summary>
    private const string PipelineKey = "_pipeline_";
}
