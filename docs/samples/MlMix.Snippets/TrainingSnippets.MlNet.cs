using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Snippets;

/// <summary>What docs/guides/transforms.md shows of training; it needs Microsoft.ML itself.</summary>
public static class TrainingSnippets
{
    public static MulticlassClassificationMetrics Train(MLContext ml, IDataView train, IDataView test, string modelFile)
    {
        #region train
        var pipeline = ml.Transforms.NormalizeBySource("Features")
            .Append(ml.Transforms.OffsetLabels("Label"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .AppendCacheCheckpoint(ml)
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy())
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        ITransformer model = pipeline.Fit(train);
        ml.Model.Save(model, train.Schema, modelFile);

        ITransformer loaded = new MLContext().Model.Load(modelFile, out _);
        MulticlassClassificationMetrics metrics = ml.MulticlassClassification.Evaluate(loaded.Transform(test));
        #endregion

        return metrics;
    }

    public static void Split(MLContext ml, ITransformer model, IDataView test, OffsetLabelsTransformer offsets, TextWriter output)
    {
        #region split
        IDataView scored = model.Transform(test);
        SplitPredictionTransformer split = ml.Transforms.SplitPrediction(offsets.Labels!).Fit(scored);
        foreach (SplitAnswer answer in ml.Data.CreateEnumerable<SplitAnswer>(split.Transform(scored), reuseRowObject: false))
            output.WriteLine($"{answer.Source}: {answer.Label}");
        #endregion
    }

    public static ITransformer TrainWeighted(MLContext ml, IDataView train)
    {
        #region train-weighted
        var pipeline = ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Label"))
            .Append(ml.Transforms.UnifyLabels("Label"))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(exampleWeightColumnName: "Weight"))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        ITransformer model = pipeline.Fit(train);
        #endregion

        return model;
    }
}
