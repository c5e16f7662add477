using Microsoft.ML;

namespace MlMix;

/// <summary>How a training by epochs goes. Checked, and copied, when the training starts.</summary>
public sealed class EpochOptions
{
    /// <summary>Gets or sets the rows on which each epoch's model is evaluated by source, before the preparation.</summary>
    /// <value>
    /// Required. Rows that are not trained on, with the source column, for example <c>TestSet</c> of a <c>MixSplit</c>: each row once, not weighted. They are
    /// read once in every epoch.
    /// </value>
    public IDataView? Validation { get; set; }

    /// <summary>Gets or sets how many epochs there are at most, those before a checkpoint included.</summary>
    /// <value>Default 10. At least 1.</value>
    public int MaxEpochs { get; set; } = 10;

    /// <summary>Gets or sets the metric that says which epoch is the best, and when training is at a plateau.</summary>
    /// <value>
    /// Default null: <c>Accuracy</c> of binary classification, <c>MicroAccuracy</c> of multiclass, <c>RootMeanSquaredError</c> of regression. Any metric of the
    /// evaluation by source that has a direction; a loss is better when it is less.
    /// </value>
    public string? Metric { get; set; }

    /// <summary>Gets or sets the source of whose rows the metric is taken.</summary>
    /// <value>Default null: of all rows.</value>
    public string? MetricSource { get; set; }

    /// <summary>Gets or sets after how many epochs in a row without a better metric training stops.</summary>
    /// <value>Default 2. Null goes on to <see cref="MaxEpochs"/>. At least 1.</value>
    public int? Patience { get; set; } = 2;

    /// <summary>
    /// Gets or sets by more than how much the metric must be better than at the last epoch that was, for training to be no longer at a plateau.
    /// </summary>
    /// <value>Default 0, in the unit of the metric. Which epoch is the best does not depend on it.</value>
    public double MinDelta { get; set; }

    /// <summary>Gets or sets whose model training gives.</summary>
    /// <value>Default <see cref="EpochChoice.Best"/>.</value>
    public EpochChoice Keep { get; set; }

    /// <summary>Gets or sets the rows on which the preparation is fitted, once, before the first epoch.</summary>
    /// <value>
    /// Default null: the mix as it is given. A curriculum that holds a source back in its first epoch should give rows of all sources here, or the
    /// preparation (a vocabulary, a normalization, the keys of labels) does not know them.
    /// </value>
    public IDataView? PreparationData { get; set; }

    /// <summary>
    /// Gets or sets what gives the weights of the sources in the next epoch, asked after each epoch: a rule that follows the metrics. It gives a weight for
    /// every source of the mix, or null to leave the weights as they are.
    /// </summary>
    /// <value>
    /// Default null: the weights are those of the mix. Not beside a schedule. A checkpoint holds the weights that it gave, but nothing of what it remembers by
    /// itself, such as a sum over epochs: when training goes on, such a rule begins anew and gives other weights than in one go. Make it of what it is told
    /// alone, or make it a <see cref="Controller"/>, whose state is in the checkpoint.
    /// </value>
    public Func<EpochResult, IReadOnlyDictionary<string, double>?>? NextWeights { get; set; }

    /// <summary>
    /// Gets or sets the rule that makes the weights of the next epoch of the losses after each one. Its weights stand in place of those of the mix, from the
    /// first epoch on; its state is written into the checkpoint, and is taken over when training goes on.
    /// </summary>
    /// <value>
    /// Default null: there is none. Not beside <see cref="NextWeights"/> or a schedule. It is told for each source of the mix the loss on the rows of that
    /// source in <see cref="Validation"/>, by <see cref="ControllerMetric"/>, and how many rows of it the epoch had; one that has no row in the validation
    /// counts as one without rows.
    /// </value>
    public IWeightController? Controller { get; set; }

    /// <summary>Gets or sets the metric that <see cref="Controller"/> is told as the loss.</summary>
    /// <value>
    /// Default null: <c>LogLoss</c>, or <c>MeanSquaredError</c> of regression, or <c>Accuracy</c> where there are no probabilities. Any metric of the
    /// evaluation by source that has a direction: itself where less is better, else what it lacks to 1, as the share of errors of an accuracy.
    /// </value>
    public string? ControllerMetric { get; set; }

    /// <summary>
    /// Gets or sets the file, best with the extension <c>.json</c>, in which training is written down after every epoch; the models stand beside it. If it is
    /// there, training goes on after the last epoch that it tells of. Written beside and moved into place, behind a symbolic link where that leads to.
    /// </summary>
    /// <value>
    /// Default null: nothing is written. The folder must exist. Not in it is what a delegate of <see cref="NextWeights"/> or an
    /// <see cref="EpochTrainer{TPredictor}"/> remembers by itself; the state of <see cref="Controller"/> is.
    /// </value>
    public string? CheckpointPath { get; set; }

    /// <summary>Gets or sets the context that loads the models of a checkpoint.</summary>
    /// <value>
    /// Default null: a new one that knows the contracts of MlMix. A preparation with custom mappings of your own needs one in whose
    /// <c>ComponentCatalog</c> their assembly is registered.
    /// </value>
    public MLContext? Context { get; set; }

    /// <summary>Gets or sets the name of the column of true labels in the evaluation.</summary>
    /// <value>Default <c>Label</c>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the name of the column of scores in the evaluation.</summary>
    /// <value>Default <c>Score</c>.</value>
    public string ScoreColumnName { get; set; } = "Score";

    /// <summary>Gets or sets the name of the column of probabilities in the evaluation of calibrated binary models.</summary>
    /// <value>Default <c>Probability</c>.</value>
    public string ProbabilityColumnName { get; set; } = "Probability";

    /// <summary>Gets or sets the name of the key column of <see cref="Validation"/> that tells the source of a row.</summary>
    /// <value>Default <c>source_id</c>, as a mix has it.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets among how many of the highest scores the true class counts for <c>TopKAccuracy</c> of multiclass models.</summary>
    /// <value>Default 0: there is no such metric.</value>
    public int TopKPredictionCount { get; set; }

    /// <summary>Gets or sets who is told of each epoch when it is complete.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<EpochResult>? Progress { get; set; }

    /// <summary>
    /// Gets or sets what ends the training early. After one epoch or more, training then gives what it has, with <see cref="EpochEnd.Cancelled"/>; before, it
    /// ends with an <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>
    /// Default <see cref="CancellationToken.None"/>. It is looked at wherever rows of a mix or of the validation are read: a trainer that has taken its
    /// rows into memory, as L-BFGS with several threads does, finishes its epoch first.
    /// </value>
    public CancellationToken Cancellation { get; set; }

    internal EpochOptions Copy() => (EpochOptions)MemberwiseClone();
}
