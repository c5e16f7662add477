namespace MlMix.Searching.Trials;

/// <summary>A trial as its file keeps it: without the objective's value, which follows from the metrics.</summary>
internal sealed record StoredTrial(
    Dictionary<string, double> Weights,
    string LabelSpace,
    string Pipeline,
    List<EvaluationMetric> Metrics,
    Dictionary<string, double> Overall,
    Dictionary<string, Dictionary<string, double>> Sources,
    double Milliseconds)
{
    public TrialScores Scores => new(Metrics, Overall, Sources.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, double>)pair.Value));
}
