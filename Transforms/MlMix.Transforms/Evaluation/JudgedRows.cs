namespace MlMix.Evaluation;

/// <summary>What an evaluator said of some rows.</summary>
internal sealed record JudgedRows<TMetrics>(string Source, long Count, long Evaluated, TMetrics? Metrics, double[] Values, string? Reason)
    where TMetrics : class;
