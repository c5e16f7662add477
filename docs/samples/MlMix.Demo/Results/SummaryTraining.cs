namespace MlMix.Demo.Results;

internal sealed record SummaryTraining(IReadOnlyDictionary<string, double> AccuracyBySource, double Overall);
