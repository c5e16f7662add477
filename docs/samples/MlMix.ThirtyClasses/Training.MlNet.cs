using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MlMix.ThirtyClasses;

/// <summary>Trains on the mix of the sets, says how good the model is on each, and saves it.</summary>
internal static class Training
{
    private const int Epochs = 10;

    public static void Run(MLContext ml, string data, string modelFile, TextWriter output)
    {
        // 1. Split each set before mixing, so that no copy of a training row is tested on. There are eleven times as many digits as clothes: in training all
        // sets have the same weight, and the small one is repeated until the others have been read. Columns: origin tells copies from rows.
        var options = new MixSplitOptions
        {
            TestFraction = 0.2,
            StratifyColumnName = "Label",
            Mix = new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.AllExhausted, Seed = 1 },
        };
        MixSplit split = ml.Data.MixSplit(options, ImageSets.Sources(ml, data));
        output.WriteLine(split.TrainSet.Plan.Explain());

        // 2. Ten classes of each set become thirty. Labels are no part of the model that is saved: at prediction there are none.
        OffsetLabelsTransformer offset = ml.Transforms.OffsetLabels().Fit(split.TrainSet);
        var labels = ml.Transforms.Conversion.MapValueToKey("Label").Fit(offset.Transform(split.TrainSet));
        IDataView train = labels.Transform(offset.Transform(split.TrainSet));
        IDataView test = labels.Transform(offset.Transform(split.TestSet));

        // 3. Every set is normalized by its own mean and standard deviation, in which each image counts once. What is predicted is split into set and label.
        var trainer = ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            MaximumNumberOfIterations = Epochs,
            NumberOfThreads = 1, // Several threads race for the weights, and no two runs would give the same model.
        });
        var pipeline = ml.Transforms.NormalizeBySource("Features")
            .AppendCacheCheckpoint(ml)
            .Append(trainer)
            .Append(ml.Transforms.SplitPrediction(offset.Labels!));
        ITransformer model = pipeline.Fit(train);

        // 4. One table: how good it is on each set.
        SourceEvaluation<MulticlassClassificationMetrics> evaluation = ml.MulticlassClassification.EvaluateBySource(model.Transform(test));
        output.WriteLine(evaluation);

        // 5. The file is written beside and moved into place.
        ml.Model.Save(model, train.Schema, modelFile + ".part");
        File.Move(modelFile + ".part", modelFile, overwrite: true);
        output.WriteLine($"saved to {modelFile}");
    }
}
