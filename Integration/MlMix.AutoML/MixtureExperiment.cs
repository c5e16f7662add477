using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Trials;
using MlMix.Searching.Weights;

namespace MlMix;

/// <summary>
/// A search for the weights of a mix, and the settings of the pipeline that is trained on it, by AutoML's tuners. Each trial trains on the mix of its weights
/// and is judged on validation rows that are the same for all, each once. The first trial weighs all sources alike, so the best is at least as good on
/// the validation rows; the second takes the sources' own weights where these differ.
/// </summary>
/// <remarks>
/// Trials train with the seed of the <see cref="MLContext"/> (0 where it has none), and mix with that of the mix, so trials of equal parameters are equal
/// and are trained once. A trial that is cancelled ends at the next row that it reads: a trainer at work on rows that it keeps is not interrupted. Not for
/// use from several threads at a time.
/// </remarks>
public sealed class MixtureExperiment
{
    private readonly MixtureSearch _search;
    private readonly double[][] _start;
    private readonly Queue<double[]> _pending = new();
    private readonly string? _mixturePath;

    internal MixtureExperiment(MixtureSearchOptions options, MixSource[] sources, AutoMLExperiment experiment, MixtureExperimentSetup setup)
    {
        (_search, _mixturePath, Experiment) = (setup.Search, setup.MixturePath, experiment);
        double[] own = [.. sources.Select(source => source.Weight)];
        double[] equal = [.. own.Select(_ => 1.0)];
        _start = own.Distinct().Count() == 1 ? [equal] : [equal, own];
        experiment.SetPipeline(options.Pipeline)
            .AddSearchSpace(MixtureSpace.Key, _search.Space.Options)
            .SetMaxModelToExplore(options.MaxTrials)
            .SetTrialRunner(services => new MixtureTrialRunner(_search, _pending, setup.Context(services)));
    }

    /// <summary>
    /// Gets AutoML's experiment, for all that is not here: another tuner (<c>SetSmacTuner</c>, <c>SetRandomSearchTuner</c>, <c>SetGridSearchTuner</c>;
    /// the default is AutoML's own for pipelines), limits of memory, more search spaces. Its search space has the mixture under <c>_mixture_</c> and the
    /// pipeline under <c>_pipeline_</c>.
    /// </summary>
    public AutoMLExperiment Experiment { get; }

    /// <summary>Gets the trials so far.</summary>
    public MixtureTrialTable Trials => _search.Table;

    /// <summary>Sets after how many seconds a run ends; a trial that is under way then is cancelled.</summary>
    /// <param name="trainingTimeInSeconds">The seconds. Default: no such limit.</param>
    /// <returns>The experiment.</returns>
    public MixtureExperiment SetTrainingTimeInSeconds(uint trainingTimeInSeconds)
    {
        Experiment.SetTrainingTimeInSeconds(trainingTimeInSeconds);
        return this;
    }

    /// <summary>Sets how many trials a run has at most, those that are known already included.</summary>
    /// <param name="maxModel">The number, at least 1.</param>
    /// <returns>The experiment.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxModel"/> is below 1.</exception>
    public MixtureExperiment SetMaxModelToExplore(int maxModel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxModel, 1);
        Experiment.SetMaxModelToExplore(maxModel);
        return this;
    }

    /// <summary>Sets who is told of trials as AutoML has it; <see cref="MixtureSearchOptions.Progress"/> tells of weights and metrics by source.</summary>
    /// <typeparam name="TMonitor">The type of the monitor.</typeparam>
    /// <param name="monitor">The monitor.</param>
    /// <returns>The experiment.</returns>
    public MixtureExperiment SetMonitor<TMonitor>(TMonitor monitor)
        where TMonitor : class, IMonitor
    {
        Experiment.SetMonitor(monitor);
        return this;
    }

    /// <summary>Runs the search to its end.</summary>
    /// <returns>The trials and the best model.</returns>
    /// <exception cref="TimeoutException">The time ended before a trial did.</exception>
    /// <exception cref="Exception">The first trial failed: its own exception. Later ones that fail are told of in the table.</exception>
    public MixtureSearchResult Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the search to its end, or until it is cancelled; then the trials that ended count.</summary>
    /// <param name="cancellation">Ends the search; a trial that is under way is cancelled.</param>
    /// <returns>The trials and the best model.</returns>
    /// <exception cref="OperationCanceledException">
    /// It was cancelled before a trial had ended, or before the best trial, one of an earlier run, was trained again.
    /// </exception>
    /// <exception cref="TimeoutException">The time ended before a trial did.</exception>
    /// <exception cref="Exception">The first trial failed: its own exception. Later ones that fail are told of in the table.</exception>
    public async Task<MixtureSearchResult> RunAsync(CancellationToken cancellation = default)
    {
        _pending.Clear();
        foreach (double[] weights in _start)
            _pending.Enqueue(weights);
        try
        {
            await Experiment.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (Trials.Best is not null)
        {
            // No trial of this run, but trials of earlier ones.
        }
        catch (TimeoutException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The search was cancelled before a trial had ended.", cancellation);
        }

        MixtureTrialTable trials = Trials;
        ITransformer model = _search.BestModel is { } best && best.Number == trials.Best!.Number
            ? best.Model
            : await Task.Run(() => _search.Train(trials.Best!, cancellation), cancellation).ConfigureAwait(false);
        return new MixtureSearchResult(_search, _mixturePath, trials, model);
    }

    /// <summary>
    /// Tries weights of your own, or those that a <see cref="MixtureModel"/> proposes, with the other settings of the best trial, and adds the trial to the
    /// table.
    /// </summary>
    /// <param name="weights">The weight of each source by name, finite and not negative; sources not named are left out. They need not add up to 1.</param>
    /// <param name="cancellation">Ends the trial. Default: never.</param>
    /// <returns>The trial; one that is in the table already where the weights are equal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A name is no source, a weight is wrong, or all are 0.</exception>
    /// <exception cref="InvalidOperationException">There is no trial yet whose settings could be taken.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MixtureTrial Try(IReadOnlyDictionary<string, double> weights, CancellationToken cancellation = default)
    {
        MixtureTrialTable trials = Trials;
        IReadOnlyDictionary<string, double> shares = WeightRules.Shares(weights, trials.SourceNames, nameof(Try));
        MixtureTrial best = trials.Best ?? throw new InvalidOperationException("There is no trial yet whose settings could be taken; run the search first.");
        return _search.Run(new MLContext(_search.Seed), _search.ChoiceWith(best, shares), cancellation);
    }
}
