using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

/// <summary>An evaluator of its own, so that the table is tested where ML.NET has none: mean score and mean squared error.</summary>
internal static class Judging
{
    public const string Refusal = "all labels are the same";

    private static readonly MetricReading<Judgement>[] Metrics =
    [
        new("Mean", MetricDirection.HigherIsBetter, found => found.Mean),
        new("Loss", MetricDirection.LowerIsBetter, found => found.Loss),
    ];

    public static SourceEvaluation<Judgement> Evaluate(IDataView data, EvaluateBySourceOptions? options = null) =>
        new SourceEvaluator<Judgement>("Judging", EvaluationKind.Regression, Metrics, Judge, _ => new() { ["Loss"] = 7 })
            .Run(data, options ?? new EvaluateBySourceOptions());

    public static FakeDataView Rows(params (uint Source, float Label, float Score)[] rows) => new(
        rows.Length,
        Sources([.. rows.Select(row => row.Source)], "a", "b", "c"),
        Singles("Label", [.. rows.Select(row => row.Label)]),
        Singles("Score", [.. rows.Select(row => row.Score)]));

    /// <summary>Refuses rows of equal labels as ML.NET does with those of one class: by the name of an argument that its caller does not know.</summary>
    private static Judgement Judge(IDataView rows)
    {
        float[] labels = Read<float>(rows, "Label");
        float[] scores = Read<float>(rows, "Score");
        if (labels.Distinct().Count() == 1)
            throw new ArgumentOutOfRangeException("sample", Refusal);
        return new Judgement(scores.Average(score => (double)score), labels.Zip(scores, (label, score) => Math.Pow(label - score, 2)).Average());
    }

    internal sealed record Judgement(double Mean, double Loss);
}
