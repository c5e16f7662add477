using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Snippets;

/// <summary>What docs/guides/evaluation.md shows; it needs Microsoft.ML itself.</summary>
public static class EvaluationSnippets
{
    public static SourceEvaluation<CalibratedBinaryClassificationMetrics> Evaluate(MLContext ml, ITransformer model, IDataView test, TextWriter output)
    {
        #region evaluate
        SourceEvaluation<CalibratedBinaryClassificationMetrics> evaluation = ml.BinaryClassification.EvaluateBySource(model.Transform(test));
        output.WriteLine(evaluation);
        #endregion

        return evaluation;
    }

    public static (double Lost, double Gained) Compare(
        MLContext ml, ITransformer model, ITransformer baseline, IDataView test, string file)
    {
        #region compare
        var evaluation = ml.BinaryClassification.EvaluateBySource(model.Transform(test))
            .CompareWith(ml.BinaryClassification.EvaluateBySource(baseline.Transform(test)));

        double lost = evaluation["imdb"].Difference["Accuracy"];
        double gained = evaluation["imdb"].BaselineDifference!["Accuracy"];
        ConfusionMatrix? confusion = evaluation["imdb"].Metrics?.ConfusionMatrix;

        using FileStream table = File.Create(file);
        ml.Data.SaveAsText(evaluation.ToDataView(), table, schema: false);
        #endregion

        return confusion is null ? default : (lost, gained);
    }

    public static SourceEvaluation<MulticlassClassificationMetrics> Options(
        MLContext ml, IDataView scored, CancellationToken cancellation, IProgress<long> progress)
    {
        #region options
        var options = new EvaluateBySourceOptions
        {
            LabelColumnName = "Class",
            TopKPredictionCount = 3,
            Cancellation = cancellation,
            Progress = progress,
        };
        var evaluation = ml.MulticlassClassification.EvaluateBySource(scored, options);
        #endregion

        return evaluation;
    }
}
