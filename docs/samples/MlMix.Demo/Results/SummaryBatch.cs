namespace MlMix.Demo.Results;

internal sealed record SummaryBatch(int Index, int Rows, string Source, IReadOnlyList<int> Labels);
