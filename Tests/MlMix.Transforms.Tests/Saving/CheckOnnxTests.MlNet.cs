using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

[TestClass]
public class CheckOnnxTests
{
    private static readonly FakeDataView Data = new(2, Singles("x", 1, 3), Singles("Label", 0, 1), Sources([1, 1], "a"));

    private static readonly FakeDataView All = new(
        4, Singles("x", 1, 3, 5, 7), Singles("Label", 0, 1, 1, 0), FakeColumn.Of("whole", NumberDataViewType.Int32, row => (int)row),
        FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [0.25f, row])),
        FakeColumn.Key("kind", row => (uint)(row % 2) + 1, "x", "y"), FakeColumn.Of("many", new KeyDataViewType(typeof(uint), 10_000_001), _ => 1u),
        Sources([1, 1, 1, 1], "a"));

    [TestMethod]
    public void ModelWithTransformsBySource_IsRefused()
    {
        ITransformer model = Ml.Transforms.CopyColumns("y", "x")
            .Append(Ml.Transforms.NormalizeBySource("x").Append(Ml.Transforms.OffsetLabels()))
            .Append(Ml.Transforms.Concatenate("Features", "x", "y"))
            .Fit(Data);
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(model));
        Assert.AreEqual(
            "The model cannot be exported to ONNX as a whole: NormalizeBySourceTransformer, OffsetLabelsTransformer cannot, and ConvertToOnnx would write " +
            "only what comes after, which takes their outputs as inputs. Export the transformers that follow, and do what these do before the exported " +
            "model; or save the model with Model.Save.",
            error.Message);
        Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(Ml.Transforms.NormalizeBySource("x").Fit(Data)));
    }

    [TestMethod]
    public void ModelLoaded_IsRefusedToo()
    {
        ITransformer loaded = Loaded(Ml.Transforms.NormalizeBySource("x").Fit(Data), Data.Schema);
        StringAssert.Contains(Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(loaded)).Message, ": ExpressionTransformer cannot,");
    }

    /// <summary>Of each transform, which of its forms ML.NET exports, as found by exporting them.</summary>
    public static IEnumerable<object[]> Forms
    {
        get
        {
            var shares = new Dictionary<string, double> { ["a"] = 2 };
            LabelRow[] rows = [new("a", "x", 0, "x"), new("a", "y", 1, "y")];
            var offsets = new OffsetLabelsOptions { OutputColumnName = "whole", Offsets = new Dictionary<string, int> { ["a"] = 1 } };
            var named = new UnifyLabelsOptions { ClassNames = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["no", "yes"] } };
            yield return ["fixed weights", Ml.Transforms.SourceWeights(SourceWeightRule.Fixed(shares)), ""];
            yield return ["importance", Ml.Transforms.SourceWeights(SourceWeightRule.Importance()), ""];
            yield return ["inverse frequency", Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()), "ExpressionTransformer"];
            yield return ["unified numbers", Ml.Transforms.UnifyLabels(), ""];
            yield return ["unified keys", Ml.Transforms.UnifyLabels("kind"), ""];
            yield return ["named", Ml.Transforms.UnifyLabels(named), "ExpressionTransformer"];
            yield return ["split", Ml.Transforms.SplitPrediction(rows, "kind", scoreColumnName: null), ""];
            yield return ["split scores", Ml.Transforms.SplitPrediction(rows, "kind", "v"), "ExpressionTransformer, CustomMappingTransformer"];
            yield return ["offset numbers", Ml.Transforms.OffsetLabels(), "ExpressionTransformer"];
            yield return ["offset keys", Ml.Transforms.OffsetLabels("kind"), "ExpressionTransformer"];
            yield return ["offset integers", Ml.Transforms.OffsetLabels("whole"), "ExpressionTransformer, CustomMappingTransformer"];
            yield return ["given offsets", Ml.Transforms.OffsetLabels(offsets), "ExpressionTransformer, CustomMappingTransformer"];
            yield return ["not to be saved", Ml.Transforms.OffsetLabels("many"), null!];
            yield return ["normalized", Ml.Transforms.NormalizeBySource("x"), "ExpressionTransformer"];
            var slots = new NormalizeBySourceOptions { Columns = [new("v")], PerSlot = true };
            yield return ["normalized by slot", Ml.Transforms.NormalizeBySource(slots), "CustomMappingTransformer"];
            yield return ["for source", Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("x", "Label"))), "ExpressionTransformer"];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void EachForm_PassesOrIsRefusedAsMlNetExportsIt(string name, IEstimator<ITransformer> estimator, string? leftOut)
    {
        ITransformer model = estimator.Fit(All);
        string ours = model.GetType().Name;
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(model), name);
        if (leftOut is "")
        {
            Assert.AreEqual(
                $"The model cannot be exported to ONNX as it is: ConvertToOnnx does not know {ours}, but knows what stock form there is. " +
                "Export Model.ToStock(model).",
                error.Message);
            Ml.Model.CheckOnnx(Ml.Model.ToStock(model));
            Ml.Model.CheckOnnx(Ml.Model.ToStock(model), All.Schema);
            return;
        }

        Assert.Contains($"as a whole: {ours} cannot,", error.Message);
        if (leftOut is not null)
        {
            error = Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(Ml.Model.ToStock(model)), name);
            Assert.Contains($"as a whole: {leftOut} cannot,", error.Message);
        }
    }

    /// <summary>ML.NET's converter refuses lookups by Byte and SByte, or writes what ONNX Runtime refuses.</summary>
    [TestMethod]
    public void LookupsByBytes_AreRefused()
    {
        AssertRefused(Ml.Transforms.SourceWeights(SourceWeightRule.Importance()), "'source_id' (Key<Byte, 0-1>)", Sources<byte>());
        foreach ((FakeColumn label, string what) in new[]
        {
            (FakeColumn.Of("x", NumberDataViewType.Byte, row => (byte)row), "'x' (Byte)"),
            (FakeColumn.Of("x", NumberDataViewType.SByte, row => (sbyte)row), "'x' (SByte)"),
            (FakeColumn.Of("x", new KeyDataViewType(typeof(byte), 2), row => (byte)row), "'x' (Key<Byte, 0-1>)"),
        })
        {
            AssertRefused(Ml.Transforms.UnifyLabels("y", "x"), what, label, Sources<uint>());
            AssertRefused(Ml.Transforms.UnifyLabels("x"), what, label, Sources<uint>());
            AssertRefused(Ml.Transforms.SourceWeights(SourceWeightRule.Importance()).Append(Ml.Transforms.UnifyLabels("x")), what, label, Sources<uint>());
            AssertRefused(
                Ml.Transforms.SourceWeights(SourceWeightRule.Importance()).Append(Ml.Transforms.UnifyLabels("x")),
                $"'source_id' (Key<Byte, 0-1>), {what}", label, Sources<byte>());
        }

        static void AssertRefused(IEstimator<ITransformer> estimator, string what, params FakeColumn[] columns)
        {
            var data = new FakeDataView(2, columns);
            ITransformer model = estimator.Fit(data);
            foreach (ITransformer either in new[] { model, Ml.Model.ToStock(model) })
            {
                var error = Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(either, data.Schema), what);
                Assert.StartsWith($"The model cannot be exported to ONNX: it looks values up by {what}, and of lookups by Byte and SByte", error.Message);
            }
        }

        static FakeColumn Sources<T>()
            where T : struct, INumber<T> =>
            FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), 2), row => T.CreateChecked(row + 1), FakeColumn.Texts("KeyValues", "a", "b"));
    }

    [TestMethod]
    public void Chain_OfBothKinds_NamesThoseThatNeverCan()
    {
        ITransformer chain = Ml.Transforms.UnifyLabels().Append(Ml.Transforms.NormalizeBySource("x")).Fit(All);
        Assert.Contains(
            "as a whole: NormalizeBySourceTransformer cannot,", Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(chain)).Message);
    }

    [TestMethod]
    public void ToStock_OfAChain_GivesTheSameWithoutTypesOfMlMix()
    {
        ITransformer chain = Ml.Transforms.SourceWeights(SourceWeightRule.Importance()).Append(Ml.Transforms.UnifyLabels("kind")).Fit(All);
        ITransformer stock = Ml.Model.ToStock(chain);
        Assert.IsFalse(Names(stock).Any(name => name.StartsWith("MlMix", StringComparison.Ordinal)));
        CollectionAssert.AreEqual(Read<float>(chain.Transform(All), "Weight"), Read<float>(stock.Transform(All), "Weight"));
        CollectionAssert.AreEqual(Read<uint>(chain.Transform(All), "kind"), Read<uint>(stock.Transform(All), "kind"));

        static IEnumerable<string> Names(ITransformer model) =>
            model is IEnumerable<ITransformer> parts ? parts.SelectMany(Names) : [model.GetType().Assembly.GetName().Name!];
    }

    [TestMethod]
    public void ModelOfMlNetAlone_Passes() =>
        Ml.Model.CheckOnnx(Ml.Transforms.CopyColumns("y", "x").Append(Ml.Transforms.Concatenate("Features", "x", "y")).Fit(Data));

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Model.CheckOnnx(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((ModelOperationsCatalog)null!).CheckOnnx(Ml.Transforms.CopyColumns("y", "x").Fit(Data)));
    }
}
