using Microsoft.ML;
using Microsoft.ML.AutoML;

namespace MlMix;

/// <summary>What is searched, by what it is judged, and how long. Checked, and copied, when the experiment is made.</summary>
public sealed class MixtureSearchOptions
{
    /// <summary>Gets or sets what is learned.</summary>
    /// <value>Must be set.</value>
    public required MixtureTask Task { get; set; }

    /// <summary>
    /// Gets or sets the pipeline, from the columns of the sources to the scores. Its own search space is searched together with the mixture.
    /// </summary>
    /// <value>
    /// Must be set. Estimators that are made in it from the <see cref="MLContext"/> of the trial, as those of <c>Auto().BinaryClassification()</c> and
    /// <c>CreateSweepableEstimator</c> are, begin each trial with the same random numbers; those that were made before and appended do not.
    /// </value>
    public required SweepablePipeline Pipeline { get; set; }

    /// <summary>Gets or sets what is made as good as it can be.</summary>
    /// <value>Default <see cref="MixtureObjective.Overall"/>.</value>
    public MixtureObjective Objective { get; set; } = MixtureObjective.Overall;

    /// <summary>Gets or sets the metric that the objective is made of, by the name that it has in <see cref="EvaluationMetric"/>.</summary>
    /// <value>Default null: <c>Accuracy</c>, <c>MicroAccuracy</c> or <c>RSquared</c>, by the task.</value>
    public string? Metric { get; set; }

    /// <summary>Gets or sets the names of the columns that models are judged by, in the view that the pipeline makes.</summary>
    /// <value>
    /// Default new <see cref="EvaluateBySourceOptions"/>: <c>Label</c>, <c>Score</c>, <c>Probability</c>, <c>source_id</c>. Its progress and cancellation
    /// are not read: they are the experiment's.
    /// </value>
    public EvaluateBySourceOptions Evaluation { get; set; } = new();

    /// <summary>Gets or sets how the training rows are mixed and, without <see cref="Validation"/>, how validation rows are split off each source.</summary>
    /// <value>
    /// Default: a fifth of each source is for validation. Where <see cref="PlanOptions.Stop"/> and <see cref="PlanOptions.Length"/> of its mix are null,
    /// every trial trains on as many rows as all training parts have together, repeating rows where a source has too few
    /// (<see cref="StopRule.Never"/>): trials then differ by whose rows they see, and not by how many.
    /// </value>
    public MixSplitOptions Split { get; set; } = new() { TestFraction = 0.2 };

    /// <summary>
    /// Gets or sets unmixed rows to judge all trials by, each once and with a source column: the test set of a <c>MixSplit</c>, or a <c>Concat</c>.
    /// </summary>
    /// <value>Default null: they are split off the sources.</value>
    public IDataView? Validation { get; set; }

    /// <summary>Gets or sets between which shares a source's weight is searched, by name.</summary>
    /// <value>Default null: from 0 to 1. So it is for sources not named.</value>
    public IReadOnlyDictionary<string, WeightRange>? WeightRanges { get; set; }

    /// <summary>Gets or sets in which part of its range in the search space a source is left out (weight 0), so that tuners try that too.</summary>
    /// <value>Default 0.1. From 0 to below 1. Sources whose range begins above 0 are never left out.</value>
    public double ZeroShare { get; set; } = 0.1;

    /// <summary>Gets or sets the label spaces to choose from, by a name of your own. A tuner begins with the first in the order of names.</summary>
    /// <value>
    /// Default null: that of <see cref="Split"/>'s mix alone. Metrics of different label spaces are about different classes: read the table with that in mind.
    /// Not with <see cref="Validation"/>.
    /// </value>
    public IReadOnlyDictionary<string, LabelSpace>? LabelSpaces { get; set; }

    /// <summary>Gets or sets how many trials there are at most.</summary>
    /// <value>Default 30. At least 1. <see cref="MixtureExperiment.SetMaxModelToExplore"/> sets it as well.</value>
    public int MaxTrials { get; set; } = 30;

    /// <summary>
    /// Gets or sets the path of a JSON file that keeps the trials: written after each, and read when the experiment is made, so that a search that was stopped
    /// goes on. Trials that are in it are not trained again. What cannot be seen of a search is not compared: other values in the sources, or other estimators
    /// with the same choices, such as another trainer in a pipeline without any; give those another path.
    /// </summary>
    /// <value>Default null: trials are kept in memory only.</value>
    public string? TrialsPath { get; set; }

    /// <summary>Gets or sets who is told of each trial that was trained, or failed.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<MixtureTrial>? Progress { get; set; }

    internal MixtureSearchOptions Copy()
    {
        var own = (MixtureSearchOptions)MemberwiseClone();
        if (Evaluation is not null)
        {
            own.Evaluation = new EvaluateBySourceOptions
            {
                LabelColumnName = Evaluation.LabelColumnName,
                ScoreColumnName = Evaluation.ScoreColumnName,
                ProbabilityColumnName = Evaluation.ProbabilityColumnName,
                SourceColumnName = Evaluation.SourceColumnName,
                TopKPredictionCount = Evaluation.TopKPredictionCount,
            };
        }

        return own;
    }
}
