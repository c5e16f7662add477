namespace MlMix.Demo.Results;

internal sealed record SummarySource(
    string Name, long Rows, int Delivered, int LabelMin, int LabelMax, double MeanAfter, double StdAfter);
