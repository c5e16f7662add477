using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using MlMix.Testing;

namespace MlMix.Onnx.Tests;

/// <summary>
/// What <c>CheckOnnx</c> refuses cannot be exported. Of our own transformers the converter says nothing: what they make is an input of the exported model.
/// Stock forms it refuses, or writes a model that ONNX Runtime refuses.
/// </summary>
[TestClass]
public class RefusalTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static readonly FakeDataView Data = new(
        4,
        FakeColumn.Of("x", NumberDataViewType.Single, row => (float)row),
        FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)(row % 2)),
        FakeColumn.Of("whole", NumberDataViewType.Int32, row => (int)row),
        FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [0.25f, row])),
        FakeColumn.Key("kind", row => (uint)(row % 2) + 1, "x", "y"),
        FakeColumn.Key("source_id", row => (uint)(row / 2) + 1, "a", "b"));

    private static readonly FakeColumn[] Bytes =
    [
        FakeColumn.Of("x", NumberDataViewType.Byte, row => (byte)row),
        FakeColumn.Of("x", NumberDataViewType.SByte, row => (sbyte)row),
        FakeColumn.Of("x", new KeyDataViewType(typeof(byte), 2), row => (byte)row),
    ];

    /// <summary>Each transform, the column that it makes, and what becomes of its stock form.</summary>
    public static IEnumerable<object[]> Forms
    {
        get
        {
            LabelRow[] rows = [new("a", "x", 0, "x"), new("a", "y", 1, "y")];
            var names = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["no", "yes"], ["b"] = ["yes", "no"] };
            var named = new UnifyLabelsOptions { OutputColumnName = "made", InputColumnName = "Label", ClassNames = names };
            var slots = new NormalizeBySourceOptions { Columns = [new("made", "v")], PerSlot = true };
            yield return ["normalized", Ml.Transforms.NormalizeBySource("made", "x"), "made", "refused"];
            yield return ["normalized by slot", Ml.Transforms.NormalizeBySource(slots), "made", "refused"];
            yield return ["offset numbers", Ml.Transforms.OffsetLabels("made", "Label"), "made", "refused"];
            yield return ["offset integers", Ml.Transforms.OffsetLabels("made", "whole"), "made", "refused"];
            yield return ["offset keys", Ml.Transforms.OffsetLabels("made", "kind"), "made", "invalid"];
            yield return ["named", Ml.Transforms.UnifyLabels(named), "made", "invalid"];
            yield return ["unified", Ml.Transforms.UnifyLabels("made", "Label"), "made", "exported"];
            yield return ["inverse frequency", Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency(), "made"), "made", "invalid"];
            yield return ["importance", Ml.Transforms.SourceWeights(SourceWeightRule.Importance(), "made"), "made", "exported"];
            yield return ["split scores", Ml.Transforms.SplitPrediction(rows, "kind", "v"), "SourceScore", "refused"];
            yield return ["split", Ml.Transforms.SplitPrediction(rows, "kind", scoreColumnName: null), "PredictedSource", "exported"];
            yield return
            [
                "for source", Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("made", "x")), ("b", Ml.Transforms.CopyColumns("made", "Label"))), "made",
                "refused",
            ];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void EachForm_IsExportedOrNotAsCheckOnnxSays(string name, IEstimator<ITransformer> estimator, string made, string outcome)
    {
        ITransformer transformer = estimator.Fit(Data);
        ITransformer stock = Ml.Model.ToStock(transformer);
        Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(transformer), name);
        Assert.AreEqual("left out", Outcome(transformer, made), name);
        if (outcome == "exported")
            Ml.Model.CheckOnnx(stock, Data.Schema);
        else
            Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(stock), name);
        Assert.AreEqual(outcome, Outcome(stock, made), name);
    }

    [TestMethod]
    public void LabelsAndSourcesOfBytes_AreRefusedAsByTheConverterOrOnnxRuntime()
    {
        FakeColumn source = FakeColumn.Of("source_id", new KeyDataViewType(typeof(byte), 2), row => (byte)(row + 1));
        AssertRefused("refused", Ml.Transforms.SourceWeights(SourceWeightRule.Importance()), new FakeDataView(2, source), "Weight");
        foreach (FakeColumn label in Bytes)
        {
            var data = new FakeDataView(2, label, FakeColumn.Key("source_id", _ => 1, "a"));
            AssertRefused("refused", Ml.Transforms.UnifyLabels("y", "x"), data, "y");
            AssertRefused("invalid", Ml.Transforms.UnifyLabels("x"), data, "x");
        }

        static void AssertRefused(string outcome, IEstimator<ITransformer> estimator, IDataView data, string made)
        {
            ITransformer stock = Ml.Model.ToStock(estimator.Fit(data));
            Assert.AreEqual(outcome, Outcome(stock, data, made), $"{data.Schema[0].Type}");
            Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(stock, data.Schema), $"{data.Schema[0].Type}");
        }
    }

    /// <summary>What <c>CheckOnnx</c> says to do about it.</summary>
    [TestMethod]
    public void LabelsOfBytes_OnceTheyAreWider_AreExported()
    {
        foreach (FakeColumn label in Bytes)
        {
            var data = new FakeDataView(2, label, FakeColumn.Key("source_id", _ => 1, "a"));
            DataKind wider = label.Type is KeyDataViewType ? DataKind.UInt32 : DataKind.Single;
            IEstimator<ITransformer> estimator = Ml.Transforms.Conversion.ConvertType("w", "x", wider).Append(Ml.Transforms.UnifyLabels("y", "w"));
            ITransformer stock = Ml.Model.ToStock(estimator.Fit(data));
            Ml.Model.CheckOnnx(stock, data.Schema);
            Assert.AreEqual("exported", Outcome(stock, data, "y"), $"{label.Type}");
        }
    }

    private static string Outcome(ITransformer model, string made) => Outcome(model, Data, made);

    /// <summary>Something that can be exported stands behind, as a model with nothing to export is refused by the converter.</summary>
    private static string Outcome(ITransformer model, IDataView data, string made)
    {
        ITransformer copy = Ml.Transforms.CopyColumns("copy", made).Fit(model.Transform(data));
        try
        {
            using var exported = new OnnxModel(new TransformerChain<ITransformer>(model, copy), data);
            return exported.Inputs.Contains(made) ? "left out" : "exported";
        }
        catch (InvalidOperationException error) when (error.Message.Contains("can not be fully converted into a well-defined ONNX model"))
        {
            return "refused";
        }
        catch (OnnxRuntimeException)
        {
            return "invalid";
        }
    }
}
