using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Image;

namespace MlMix.ImageFolders;

/// <summary>Mixes the folders, trains on them, and says how good the model is on each.</summary>
internal static class Training
{
    public static void Run(MLContext ml, string root, TextWriter output)
    {
        MixSplit split = Load(ml, root, output);

        #region train
        var trainer = ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 50 });
        var pipeline = ml.Transforms.ImagesToFeatures(16, 16, ImageChannels.Gray)
            .AppendCacheCheckpoint(ml)
            .Append(ml.Transforms.NormalizeBySource("Features"))
            .Append(trainer);
        ITransformer model = pipeline.Fit(split.TrainSet);

        output.WriteLine(ml.MulticlassClassification.EvaluateBySource(model.Transform(split.TestSet)));
        #endregion

        output.WriteLine($"before and after the mix: {(AreEqual(ml, root) ? "equal" : "different")} pixels");
        output.WriteLine(string.Create(null, $"as bytes: {Bytes(ml, split.TrainSet)} in the files of the mix"));
    }

    private static MixSplit Load(MLContext ml, string root, TextWriter output)
    {
        #region load
        IDataView drawings = ml.Data.LoadFromImageFolder($"{root}/drawings");
        IDataView scans = ml.Data.LoadFromImageFolder($"{root}/scans");
        IDataView signs = ml.Data.LoadFromImageFolder($"{root}/signs");

        var options = new MixSplitOptions
        {
            TestFraction = 0.25,
            StratifyColumnName = "Label",
            Mix = new MixOptions { Stop = StopRule.AllExhausted, Seed = 1 },
        };
        MixSplit split = ml.Data.MixSplit(
            options, new MixSource("drawings", drawings), new MixSource("scans", scans), new MixSource("signs", signs));
        #endregion

        #region check
        int files = ml.Data.CheckImages(ml.Data.Concat(new MixSource("drawings", drawings), new MixSource("scans", scans), new MixSource("signs", signs)));
        output.WriteLine($"{files} images can be loaded");
        #endregion

        output.WriteLine(split.TrainSet.Plan.Explain());
        return split;
    }

    /// <summary>Whether the pixels are the same when each source is brought to the shape by itself.</summary>
    private static bool AreEqual(MLContext ml, string root)
    {
        IDataView drawings = ml.Data.LoadFromImageFolder($"{root}/drawings"), signs = ml.Data.LoadFromImageFolder($"{root}/signs");

        #region before
        var shape = new ImageFeaturesOptions { Width = 16, Height = 16, Channels = ImageChannels.Gray, Scale = 1f / 255 };
        var cropped = ml.Transforms.ImagesToFeatures(shape);
        shape.Resizing = ImageResizingEstimator.ResizingKind.IsoPad;
        var padded = ml.Transforms.ImagesToFeatures(shape);

        IDataView mixed = ml.Data.Mix(
            new MixSource("drawings", cropped.Fit(drawings).Transform(drawings)),
            new MixSource("signs", padded.Fit(signs).Transform(signs)));
        #endregion

        MixedDataView paths = ml.Data.Mix(new MixSource("drawings", drawings), new MixSource("signs", signs));
        IEnumerable<float[]>[] after = [.. new[] { cropped, padded }.Select(chain => chain.Fit(paths).Transform(paths).GetColumn<float[]>("Features"))];
        IEnumerable<float[]> chosen = paths.GetColumn<uint>("source_id").Zip(after[0], after[1]).Select(row => row.First == 1 ? row.Second : row.Third);
        return mixed.GetColumn<float[]>("Features").Zip(chosen).All(row => row.First.AsSpan().SequenceEqual(row.Second));
    }

    private static long Bytes(MLContext ml, IDataView mixed)
    {
        #region bytes
        var load = ml.Transforms.LoadRawImageBytes("Image", imageFolder: null, "ImagePath");
        IDataView images = load.Fit(mixed).Transform(mixed);
        #endregion

        return images.GetColumn<byte[]>("Image").Sum(image => (long)image.Length);
    }
}
