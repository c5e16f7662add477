namespace MlMix;

/// <summary>A metric of an evaluation.</summary>
/// <param name="Name">Its name: that of the property of ML.NET's metrics class.</param>
/// <param name="Direction">Which way it is better.</param>
public sealed record EvaluationMetric(string Name, MetricDirection Direction);
