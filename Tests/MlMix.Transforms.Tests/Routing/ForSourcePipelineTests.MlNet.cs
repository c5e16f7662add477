using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>Chains by source among ML.NET's own transforms and trainers.</summary>
[TestClass]
public class ForSourcePipelineTests
{
    [TestMethod]
    public void SourceSpecificPreprocessing_OfTwoImageSets_IsThatOfTheTutorial()
    {
        // Datarax's interleaving tutorial: pixels over 255, each set with its own statistics, labels of the second from 10.
        var rows = new[] { (0u, 0f, 7f), (1u, 255f, 3f), (1u, 51f, 0f), (0u, 102f, 9f) };
        IDataView data = Ml.Data.LoadFromEnumerable(rows.Select(
            row => new Picture { Source = row.Item1, Features = [row.Item2, 255 - row.Item2], Label = row.Item3 }));
        ForSourceOptions options = Options(
            null,
            ("1", Ml.Transforms.Expression("Features", "(x) : (x / 255f - 0.1307f) / 0.3081f", "Features")),
            ("2", Chain(
                Ml.Transforms.Expression("Features", "(x) : (x / 255f - 0.2860f) / 0.3530f", "Features"),
                Ml.Transforms.Expression("Label", "(y) : y + 10f", "Label"))));
        options.SourceColumnName = "Source";
        IDataView view = FitTransform(Ml.Transforms.ForSource(options), data);

        CollectionAssert.AreEqual(new float[] { 7, 13, 10, 9 }, Read<float>(view, "Label"));
        float[][] read = ReadVectors(view, "Features");
        for (int row = 0; row < rows.Length; row++)
        {
            (double mean, double deviation) = rows[row].Item1 == 0 ? (0.1307, 0.3081) : (0.2860, 0.3530);
            Assert.AreEqual(((rows[row].Item2 / 255.0) - mean) / deviation, read[row][0], 1e-6);
            Assert.AreEqual(((1 - (rows[row].Item2 / 255.0)) - mean) / deviation, read[row][1], 1e-6);
        }
    }

    [TestMethod]
    public void Trainers_OneForEachSource_LearnTheirOwn()
    {
        (ITransformer model, IDataView data) = Train();
        Scored[] scored = [.. Ml.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false)];
        Assert.HasCount(200, scored);
        foreach (Scored row in scored)
            Assert.AreEqual(row.Source == 1 ? 2 * row.X : 1 - (3 * row.X), row.Score, 0.05);
    }

    [TestMethod]
    public void PredictionEngine_GivesWhatTheViewGives_AlsoWhenLoaded()
    {
        (ITransformer model, IDataView data) = Train();
        float[] batch = Read<float>(model.Transform(data), "Score");
        ITransformer loaded = Loaded(model, data.Schema);
        CollectionAssert.AreEqual(Bits(batch), Bits(Read<float>(loaded.Transform(data), "Score")));
        Point[] points = [.. Points()];
        foreach (ITransformer one in new[] { model, loaded })
        {
            using PredictionEngine<Point, Scored> engine = Ml.Model.CreatePredictionEngine<Point, Scored>(one);
            for (int row = 0; row < points.Length; row += 7)
                Assert.AreEqual(batch[row], engine.Predict(points[row]).Score);
        }
    }

    [TestMethod]
    public void PredictionEngine_OnTheTransformerAlone_ShowsTheColumnsOfTheRowsSource()
    {
        ForSourceOptions options = BySource(Ml.Transforms.Expression("X", "(x) : x * 10f", "X"), Ml.Transforms.Expression("X", "(x) : x - 1f", "X"));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(options).Fit(Ml.Data.LoadFromEnumerable(Points()));
        using PredictionEngine<Point, Point> engine = Ml.Model.CreatePredictionEngine<Point, Point>(transformer);
        Assert.AreEqual(30, engine.Predict(new Point { X = 3, Source = 0 }).X);
        Assert.AreEqual(2, engine.Predict(new Point { X = 3, Source = 1 }).X);
        Assert.AreEqual(2u, engine.Predict(new Point { X = 3, Source = 1 }).Source, "Keys are read as they are stored.");
    }

    [TestMethod]
    public void CrossValidation_AndCaches_TakeIt()
    {
        IEstimator<ITransformer> pipeline = Ml.Transforms.Concatenate("Features", "X").AppendCacheCheckpoint(Ml)
            .Append(Ml.Transforms.ForSource(BySource(Trainer(), Trainer())));
        var folds = Ml.Regression.CrossValidate(Ml.Data.LoadFromEnumerable(Points()), pipeline, numberOfFolds: 2);
        Assert.HasCount(2, folds);
        foreach (var fold in folds)
            Assert.IsGreaterThan(0.99, fold.Metrics.RSquared);
    }

    [TestMethod]
    public void Chains_OfStockEstimators_ArePromisedAndDelivered()
    {
        IDataView data = Ml.Transforms.Concatenate("Features", "X", "Label").Fit(Ml.Data.LoadFromEnumerable(Points())).Transform(
            Ml.Data.LoadFromEnumerable(Points()));
        ForSourceOptions[] cases =
        [
            BySource(Trainer(), Trainer()),
            BySource(Ml.Transforms.NormalizeMinMax("Features"), Ml.Transforms.NormalizeMeanVariance("Features")),
            Options(
                Ml.Transforms.CopyColumns("Y", "Label"),
                ("1", Chain(Ml.Transforms.NormalizeMinMax("Features"), Ml.Transforms.CopyColumns("Y", "X"))),
                ("2", Ml.Transforms.CopyColumns("Y", "X"))),
            BySource(
                Ml.Transforms.Conversion.ConvertType("X", outputKind: DataKind.Double),
                Ml.Transforms.Conversion.ConvertType("X", outputKind: DataKind.Double)),
            BySource(Ml.Transforms.DropColumns("Label"), Ml.Transforms.NormalizeMinMax("Features")),
        ];
        cases[2].SourceColumnName = "Source";
        foreach (ForSourceOptions options in cases)
        {
            ForSourceEstimator estimator = Ml.Transforms.ForSource(options);
            string[] promised = Testing.Shapes.Lines(estimator.GetOutputSchema(Testing.Shapes.Of(data)));
            CollectionAssert.AreEquivalent(Testing.Shapes.Lines(Testing.Shapes.Of(FitTransform(estimator, data))), promised, string.Join("; ", promised));
        }
    }

    [TestMethod]
    public void Keys_MappedForEachSourceByItself_AreRefused()
    {
        IEstimator<ITransformer> keys = Ml.Transforms.Conversion.MapValueToKey("Key", "Label");
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Transforms.ForSource(BySource(keys, keys)).Fit(Ml.Data.LoadFromEnumerable(Points())));
        Assert.StartsWith("ForSource: the key values of the column 'Key' differ: other ones for source '1', other ones for source '2';", error.Message);
    }

    private static (ITransformer Model, IDataView Data) Train()
    {
        IDataView data = Ml.Data.LoadFromEnumerable(Points());
        IEstimator<ITransformer> pipeline = Ml.Transforms.Concatenate("Features", "X").Append(Ml.Transforms.ForSource(BySource(Trainer(), Trainer())));
        return (new TransformerChain<ITransformer>(pipeline.Fit(data)), data);
    }

    private static ForSourceOptions BySource(IEstimator<ITransformer> first, IEstimator<ITransformer> second)
    {
        ForSourceOptions options = Options(null, ("1", first), ("2", second));
        options.SourceColumnName = "Source";
        return options;
    }

    private static IEstimator<ITransformer> Trainer() =>
        Ml.Regression.Trainers.OnlineGradientDescent(learningRate: 0.1f, decreaseLearningRate: false, numberOfIterations: 50);

    /// <summary>2 x in one source, 1 - 3 x in the other.</summary>
    private static IEnumerable<Point> Points() => Enumerable.Range(0, 200).Select(row =>
    {
        float x = (row / 2 * 37 % 100 / 50f) - 1;
        return new Point { X = x, Source = (uint)row % 2, Label = row % 2 == 0 ? 2 * x : 1 - (3 * x) };
    });

    private sealed class Picture
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }

        [KeyType(2)]
        public uint Source { get; set; }
    }

    private sealed class Point
    {
        public float X { get; set; }

        public float Label { get; set; }

        // ML.NET stores v as key value v + 1.
        [KeyType(2)]
        public uint Source { get; set; }
    }

    private sealed class Scored
    {
        public float X { get; set; }

        [KeyType(2)]
        public uint Source { get; set; }

        public float Score { get; set; }
    }
}
