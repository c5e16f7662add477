using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>In a pipeline with a stock trainer: fit, predict, save, load without MlMix.</summary>
[TestClass]
public class PipelineTests
{
    /// <summary>Two sources on very different scales; within each, the class is the half of its own range.</summary>
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 400).Select(Make)];

    [TestMethod]
    public void Fit_WithTrainer_LearnsFromBothSources()
    {
        (TransformerChain<ITransformer> model, IDataView data) = Train();
        double accuracy = Ml.MulticlassClassification.Evaluate(model.Transform(data), "Class").MicroAccuracy;
        Assert.IsTrue(accuracy > 0.95, $"Accuracy {accuracy} on four classes, two of each source.");
    }

    [TestMethod]
    public void Model_SavedAndLoaded_PredictsTheSame()
    {
        (TransformerChain<ITransformer> model, IDataView data) = Train();
        ITransformer loaded = Loaded(model, data.Schema);
        float[] Scores(ITransformer transformer) => [.. ReadVectors(transformer.Transform(data), "Score").SelectMany(row => row)];
        CollectionAssert.AreEqual(Bits(Scores(model)), Bits(Scores(loaded)));
    }

    [TestMethod]
    public void PredictionEngine_OnTheModelAndOnTheLoadedOne_AgreesWithTheView()
    {
        (TransformerChain<ITransformer> model, IDataView data) = Train();
        using var stream = new MemoryStream();
        Ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var other = new MLContext();
        ITransformer loaded = other.Model.Load(stream, out _);
        float[][] scores = ReadVectors(model.Transform(data), "Score");
        using PredictionEngine<Row, Scored> own = Ml.Model.CreatePredictionEngine<Row, Scored>(model);
        using PredictionEngine<Row, Scored> stock = other.Model.CreatePredictionEngine<Row, Scored>(loaded);
        for (int row = 0; row < Rows.Length; row++)
        {
            CollectionAssert.AreEqual(Bits(scores[row]), Bits(own.Predict(Rows[row]).Score));
            CollectionAssert.AreEqual(Bits(scores[row]), Bits(stock.Predict(Rows[row]).Score));
        }
    }

    [TestMethod]
    public void PredictionEngine_OnTheTransformerAlone_ShowsTheNormalizedColumn()
    {
        IDataView data = Ml.Data.LoadFromEnumerable(Rows);
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("Features", sourceColumnName: "Source").Fit(data);
        float[][] expected = ReadVectors(transformer.Transform(data), "Features");
        using PredictionEngine<Row, Normalized> engine = Ml.Model.CreatePredictionEngine<Row, Normalized>(transformer);
        for (int row = 0; row < 20; row++)
        {
            Normalized shown = engine.Predict(Rows[row]);
            CollectionAssert.AreEqual(expected[row], shown.Features);
            Assert.AreEqual(Rows[row].Label, shown.Label);
        }
    }

    [TestMethod]
    public void Cache_OfTheView_GivesTheSameRows()
    {
        IDataView data = Ml.Data.LoadFromEnumerable(Rows);
        IDataView view = Ml.Transforms.NormalizeBySource("Features", sourceColumnName: "Source").Fit(data).Transform(data);

        IDataView cached = Ml.Data.Cache(view);
        CollectionAssert.AreEqual(
            ReadVectors(view, "Features").SelectMany(row => row).ToArray(),
            ReadVectors(cached, "Features").SelectMany(row => row).ToArray());
    }

    private static (TransformerChain<ITransformer> Model, IDataView Data) Train()
    {
        IDataView data = Ml.Data.LoadFromEnumerable(Rows);
        OffsetLabelsTransformer offsets = Ml.Transforms.OffsetLabels(sourceColumnName: "Source").Fit(data);
        IEstimator<ITransformer> pipeline = Ml.Transforms.NormalizeBySource("Features", sourceColumnName: "Source")
            .Append(Ml.Transforms.Concatenate("Input", "Features", "IsSecond"))
            .Append(Ml.Transforms.Conversion.MapValueToKey("Class", "Label"))
            .Append(Ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Class", "Input", maximumNumberOfIterations: 20));
        IDataView moved = offsets.Transform(data);
        return (new TransformerChain<ITransformer>(pipeline.Fit(moved)), moved);
    }

    private static Row Make(int index)
    {
        bool second = index % 2 == 1;
        int label = index / 2 % 2;
        float x = (float)((label == 0 ? -1 : 1) * (1 + (index % 7 * 0.1)));
        return new Row
        {
            Features = second ? [5000 + (300 * x), 5000 - (250 * x)] : [x * 0.01f, -x * 0.008f],
            Label = label,
            Source = second ? 1u : 0u,
            IsSecond = second ? 1 : 0,
        };
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }

        public float IsSecond { get; set; }

        // ML.NET stores v as key value v + 1.
        [KeyType(2)]
        public uint Source { get; set; }
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class Normalized
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
