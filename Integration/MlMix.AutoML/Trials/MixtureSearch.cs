using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Weights;

namespace MlMix.Searching.Trials;

/// <summary>Trains and judges mixtures, and remembers each. Trials come one after the other.</summary>
internal sealed class MixtureSearch
{
    private const string OwnLabels = "labels of the mix";

    private readonly MixtureSearchOptions _options;
    private readonly TrialData _data;
    private readonly TrialStore? _store;
    private readonly IReadOnlyDictionary<string, LabelSpace?> _labelSpaces;
    private readonly string[] _sources;
    private readonly List<MixtureTrial> _trials = [];
    private readonly Dictionary<string, StoredTrial> _done = [];
    private EvaluationMetric? _metric;

    public MixtureSearch(MixtureSearchOptions options, MixSource[] sources, TrialData data, WeightRange[] ranges, int seed, Faults faults)
    {
        (_options, _data, Seed) = (options, data, seed);
        _sources = [.. sources.Select(source => source.Name)];
        _labelSpaces = options.LabelSpaces is null
            ? new Dictionary<string, LabelSpace?> { [OwnLabels] = options.Split.Mix.Labels }
            : options.LabelSpaces.ToDictionary(pair => pair.Key, pair => (LabelSpace?)pair.Value);
        Space = new MixtureSpace(_sources, ranges, options.ZeroShare, [.. _labelSpaces.Keys.Order(StringComparer.Ordinal)]);
        if (options.TrialsPath is null)
            return;
        _store = new TrialStore(options.TrialsPath, Identity());
        foreach (StoredTrial trial in _store.Read(faults).TakeWhile(_ => !faults.Any))
        {
            try
            {
                Remember(Choice(trial), trial);
            }
            catch (InvalidOperationException fault)
            {
                faults.Add(fault.Message);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
            {
                faults.Add($"TrialsPath is '{options.TrialsPath}', whose trial {_trials.Count + 1} is damaged: {fault.Message} Give the path of another file.");
            }
        }
    }

    public MixtureSpace Space { get; }

    public int Seed { get; }

    public MixtureTrialTable Table =>
        new([.. _trials], _sources, _metric ?? new EvaluationMetric(Metric, MetricDirection.HigherIsBetter), _options.Objective.ToString()!);

    /// <summary>Gets the best model and the number of its trial, if it was trained here.</summary>
    public (int Number, ITransformer Model)? BestModel { get; private set; }

    private string Metric => _options.Metric ?? TrialScores.DefaultMetric(_options.Task);

    /// <summary>Trains and judges one mixture, or finds what it was worth.</summary>
    public MixtureTrial Run(MLContext ml, TrialChoice choice, CancellationToken cancellation)
    {
        if (_done.ContainsKey(choice.Key))
            return _trials.First(known => known.Failure is null && known.Choice.Key == choice.Key);
        long begin = TimeProvider.System.GetTimestamp();
        TrialScores scores;
        ITransformer model;
        try
        {
            (scores, model) = Judge(ml, choice, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            var failed = new MixtureTrial(_trials.Count + 1, _sources, choice, _labelSpaces.Count > 1)
            {
                Failure = fault.Message,
                Duration = TimeProvider.System.GetElapsedTime(begin),
            };
            _trials.Add(failed);
            _options.Progress?.Report(failed);
            throw;
        }

        MixtureTrial trial = Remember(choice, Stored(choice, scores, TimeProvider.System.GetElapsedTime(begin)));
        if (Table.Best == trial)
            BestModel = (trial.Number, model);
        _store?.Write([.. _done.Values]);
        _options.Progress?.Report(trial);
        return trial;
    }

    /// <summary>Trains a mixture once more.</summary>
    public ITransformer Train(MixtureTrial trial, CancellationToken cancellation)
    {
        MixedDataView train = _data.For(trial.Choice.Weights, LabelSpaceOf(trial)).Train;
        return Fit(new MLContext(Seed), trial.Choice, train, cancellation);
    }

    /// <summary>The label space of a trial, or null where labels are aligned as any column.</summary>
    public LabelSpace? LabelSpaceOf(MixtureTrial trial) => _labelSpaces[trial.Choice.LabelSpace];

    /// <summary>The choice of a trial with other weights.</summary>
    public TrialChoice ChoiceWith(MixtureTrial trial, IReadOnlyDictionary<string, double> weights) =>
        trial.Choice with { Weights = [.. _sources.Select(source => weights.GetValueOrDefault(source))] };

    /// <summary>Loss as AutoML minimizes it.</summary>
    public double Loss(MixtureTrial trial) => _metric!.Direction == MetricDirection.HigherIsBetter ? -trial.Value : trial.Value;

    private (TrialScores Scores, ITransformer Model) Judge(MLContext ml, TrialChoice choice, CancellationToken cancellation)
    {
        (MixedDataView train, IDataView validation) = _data.For(choice.Weights, _labelSpaces[choice.LabelSpace]);
        ITransformer model = Fit(ml, choice, train, cancellation);
        _options.Evaluation.Cancellation = cancellation;
        TrialScores scores = TrialScores.Of(ml, _options.Task, model.Transform(validation), _options.Evaluation);
        scores.Value(_options.Objective, Metric);
        return (scores, model);
    }

    private StoredTrial Stored(TrialChoice choice, TrialScores scores, TimeSpan duration) => new(
        _sources.Zip(choice.Weights).ToDictionary(pair => pair.First, pair => pair.Second),
        choice.LabelSpace,
        choice.Pipeline,
        [.. scores.Metrics],
        scores.Overall.ToDictionary(),
        scores.Sources.ToDictionary(pair => pair.Key, pair => pair.Value.ToDictionary()),
        duration.TotalMilliseconds);

    private ITransformer Fit(MLContext ml, TrialChoice choice, MixedDataView train, CancellationToken cancellation) =>
        _options.Pipeline.BuildFromOption(ml, choice.PipelineParameter).Fit(train.WithCancellation(cancellation));

    private MixtureTrial Remember(TrialChoice choice, StoredTrial stored)
    {
        TrialScores scores = stored.Scores;
        double value = scores.Value(_options.Objective, Metric);
        _metric = scores.Metrics.First(metric => metric.Name == Metric);
        var trial = new MixtureTrial(_trials.Count + 1, _sources, choice, _labelSpaces.Count > 1)
        {
            Value = value,
            Overall = scores.Overall,
            Sources = scores.Sources,
            Duration = TimeSpan.FromMilliseconds(stored.Milliseconds),
        };
        _done[choice.Key] = stored;
        _trials.Add(trial);
        return trial;
    }

    private TrialChoice Choice(StoredTrial trial) => _labelSpaces.ContainsKey(trial.LabelSpace)
        ? new([.. _sources.Select(source => trial.Weights[source])], trial.LabelSpace, trial.Pipeline)
        : throw new KeyNotFoundException($"There is no label space '{trial.LabelSpace}'.");

    private Dictionary<string, string> Identity() => new()
    {
        ["task"] = _options.Task.ToString(),
        ["sources"] = string.Join(", ", _sources),
        ["plan of equal weights"] = _data.PlanHash,
        ["validation"] = _options.Validation is null
            ? string.Create(CultureInfo.InvariantCulture, $"{_options.Split.TestFraction} of each source, seed {_options.Split.Seed}")
            : "given rows",
        ["label spaces"] = string.Join(", ", _labelSpaces.Keys),
        ["search space of the pipeline"] = _options.Pipeline.SearchSpace.GetHashCode().ToString(CultureInfo.InvariantCulture),
        ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
    };
}
