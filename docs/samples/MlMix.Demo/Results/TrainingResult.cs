namespace MlMix.Demo.Results;

/// <summary>
/// Accuracy on the rows held back, by source: of the one model trained on the mix, and of a model trained on that source alone.
/// </summary>
internal sealed record TrainingResult(IReadOnlyList<SourceAccuracy> Sources, long TrainingRows, double Overall, double OverallAlone);
