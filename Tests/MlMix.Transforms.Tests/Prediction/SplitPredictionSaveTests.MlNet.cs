using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Prediction;

/// <summary>A saved split gives the same values, in a chain with a trained classifier too.</summary>
[TestClass]
public class SplitPredictionSaveTests
{
    [TestMethod]
    public void Scores_LoadEqual()
    {
        FakeDataView data = SplitPredictionTests.Scored([0.1f, 0.3f, 0.2f, 0.15f, 0.25f], [0, 0, 0.5f, 0.25f, 0.25f], [1, 0, 0, 0, 0]);
        AssertEqual(Ml.Transforms.SplitPrediction(SplitPredictionTests.Offset).Fit(data), data, "SourceScore", "Score/digits", "Score/clothes");
    }

    [TestMethod]
    public void ManySources_LoadEqual_AndNestNoDeeper()
    {
        Assert.AreEqual(Depth(OfSources(2)), Depth(OfSources(60)));

        // The first source has one class, the second two and so on to three; each third class has no score.
        static ITransformer OfSources(int count)
        {
            LabelRow[] rows =
            [
                .. Enumerable.Range(0, count)
                    .SelectMany(source => Enumerable.Range(0, (source % 3) + 1).Select(label => (Source: $"s{source}", Label: $"{label}")))
                    .Select((row, index) => new LabelRow(row.Source, row.Label, index, $"{row.Source}/{row.Label}")),
            ];
            string[] scored = [.. rows.Where((_, index) => index % 3 != 2).Select(row => row.Name)];
            var data = new FakeDataView(
                5,
                FakeColumn.Key("PredictedLabel", row => (uint)row, scored),
                FakeColumn.OfVectors(
                    "Score",
                    new VectorDataViewType(NumberDataViewType.Single, scored.Length),
                    row => new VBuffer<float>(scored.Length, [.. scored.Select((_, slot) => (slot * 7 + row) % 11 / 10f)]),
                    FakeColumn.Texts("SlotNames", scored)));
            ITransformer model = Ml.Transforms.SplitPrediction(rows).Fit(data);
            AssertEqual(model, data, ["SourceScore", .. Enumerable.Range(0, count).Select(source => $"Score/s{source}")]);
            return Loaded(model, data.Schema);
        }

        static int Depth(ITransformer model) => model is IEnumerable<ITransformer> parts ? 1 + parts.Max(Depth) : 0;
    }

    [TestMethod]
    public void PredictedOfAnyType_LoadEqual()
    {
        string[] texts = ["clothes/Bag", "digits/1", "", "Bag", "digits/0"];
        foreach (FakeColumn predicted in new[]
        {
            FakeColumn.Key("PredictedLabel", row => (uint)row, "clothes/Bag", "other", "digits/1", "clothes/Shirt"),
            FakeColumn.Of("PredictedLabel", new KeyDataViewType(typeof(byte), 5), row => (byte)row),
            FakeColumn.Of("PredictedLabel", NumberDataViewType.Single, row => row == 3 ? float.NaN : row + 2f),
            FakeColumn.Of("PredictedLabel", NumberDataViewType.Int64, row => row - 1),
            FakeColumn.Of("PredictedLabel", TextDataViewType.Instance, row => texts[row].AsMemory()),
        })
        {
            var data = new FakeDataView(5, predicted);
            AssertEqual(Ml.Transforms.SplitPrediction(SplitPredictionTests.Offset, scoreColumnName: null).Fit(data), data);
        }
    }

    [TestMethod]
    public void OfATrainedClassifier_SplitsAndLoadsEqual()
    {
        // Two sources with two classes each, far apart.
        const int Rows = 80;
        var type = new VectorDataViewType(NumberDataViewType.Single, 2);
        var data = new FakeDataView(
            Rows,
            FakeColumn.OfVectors("Features", type, row => new VBuffer<float>(2, [row / 2 % 2 * 4 + (row % 5 * 0.1f), row % 2 * 4 + (row % 3 * 0.1f)])),
            FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)(row / 2 % 2)),
            FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"));
        var model = Ml.Transforms.OffsetLabels()
            .Append(Ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(Ml.MulticlassClassification.Trainers.SdcaMaximumEntropy())
            .Fit(data);
        LabelRow[] labels = [new("a", "0", 0, "a/0"), new("a", "1", 1, "a/1"), new("b", "0", 2, "b/0"), new("b", "1", 3, "b/1")];
        IDataView scored = model.Transform(data);
        var whole = model.Append(Ml.Transforms.SplitPrediction(labels).Fit(scored));
        IDataView split = whole.Transform(data);
        CollectionAssert.AreEqual(Read<uint>(data, "source_id"), Read<uint>(split, "PredictedSource"));
        CollectionAssert.AreEqual(
            Read<float>(data, "Label").Select(label => (uint)label + 1).ToArray(), Read<uint>(split, "PredictedSourceLabel"));
        Assert.IsTrue(ReadVectors(split, "Score/b").All(scores => Math.Abs(scores.Sum() - 1) < 1e-5));
        AssertEqual(whole, data, "SourceScore", "Score/a", "Score/b");
    }

    private static void AssertEqual(ITransformer transformer, IDataView data, params string[] vectors)
    {
        IDataView fused = transformer.Transform(data), stock = Loaded(transformer, data.Schema).Transform(data);
        foreach (string column in new[] { "PredictedSource", "PredictedSourceLabel" })
        {
            CollectionAssert.AreEqual(Read<uint>(fused, column), Read<uint>(stock, column));
            CollectionAssert.AreEqual(KeyValues(fused.Schema[column]), KeyValues(stock.Schema[column]));
        }

        foreach (string column in vectors)
        {
            Assert.AreEqual(fused.Schema[column].Type, stock.Schema[column].Type);
            float[] expected = [.. ReadVectors(fused, column).SelectMany(row => row)], found = [.. ReadVectors(stock, column).SelectMany(row => row)];
            CollectionAssert.AreEqual(Bits(expected), Bits(found), column);
        }
    }
}
