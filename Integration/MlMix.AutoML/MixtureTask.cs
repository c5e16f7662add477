namespace MlMix;

/// <summary>What the pipeline of a search learns, and so by what its models are judged.</summary>
public enum MixtureTask
{
    /// <summary>One of two classes; judged by <c>Accuracy</c> unless another metric is chosen. Probabilities are judged too where a model has them.</summary>
    BinaryClassification,

    /// <summary>One of several classes; judged by <c>MicroAccuracy</c> unless another metric is chosen.</summary>
    MulticlassClassification,

    /// <summary>A number; judged by <c>RSquared</c> unless another metric is chosen.</summary>
    Regression,
}
