namespace MlMix.Demo.Results;

internal sealed record SummaryEven(IReadOnlyList<double> Weights, int Rows, IReadOnlyList<int> Delivered);
