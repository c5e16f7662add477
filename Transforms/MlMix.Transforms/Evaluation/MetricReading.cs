namespace MlMix.Evaluation;

/// <summary>A metric and how it is read from ML.NET's metrics.</summary>
internal sealed record MetricReading<TMetrics>(string Name, MetricDirection Direction, Func<TMetrics, double> Read);
