using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Saved models are used by a process that has Microsoft.ML and nothing of MlMix, but for contracts that a model names.</summary>
[TestClass]
public class SeparateProcessTests
{
    private const int Rows = 120;

    [TestMethod]
    public void ModelOfStockForms_WorksWithoutMlMix()
    {
        FakeDataView data = Data();
        LabelRow[] labels =
        [
            .. Enumerable.Range(0, 9).Select(number => new LabelRow($"{"abc"[number / 3]}", $"{number % 3}", number, $"{"abc"[number / 3]}/{number % 3}")),
        ];
        var options = new NormalizeBySourceOptions { Columns = [new("Features"), new("Other")], Method = NormalizationMethod.Robust() };
        var model = Ml.Transforms.NormalizeBySource(options)
            .Append(Ml.Transforms.NormalizeBySource("Log", "Other"))
            .Append(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Kind")))
            .Append(Ml.Transforms.UnifyLabels("Kind"))
            .Append(Ml.Transforms.OffsetLabels())
            .Append(Ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(Ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(exampleWeightColumnName: "Weight", maximumNumberOfIterations: 5))
            .Append(Ml.Transforms.SplitPrediction(labels, scoreColumnName: null))
            .Fit(data);
        using var folder = new TempFolder();
        (int code, string text, IDataView? output) = Run(folder, model, data);
        Assert.AreEqual(0, code, text);
        Assert.AreEqual("MlMix.StockReader", text.Trim(), "Of MlMix the process may have loaded nothing but itself.");

        IDataView fused = model.Transform(data);
        foreach (string column in new[] { "Features", "Other", "Log", "Score" })
        {
            float[] expected = Floats(fused, column), found = Floats(output!, column);
            Assert.HasCount(expected.Length, found);
            for (int index = 0; index < expected.Length; index++)
                Assert.AreEqual(expected[index], found[index], 1e-6f * Math.Max(1, Math.Abs(expected[index])), column);
        }

        CollectionAssert.AreEqual(Bits(Read<float>(fused, "Weight")), Bits(Read<float>(output!, "Weight")));
        foreach (string column in new[] { "Kind", "Label", "PredictedLabel", "PredictedSource", "PredictedSourceLabel" })
            CollectionAssert.AreEqual(Read<uint>(fused, column), Read<uint>(output!, column), column);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, KeyValues(output!.Schema["PredictedSource"]));
    }

    [TestMethod]
    public void ModelBySlot_WithoutMlMix_NamesWhatIsMissing()
    {
        FakeDataView data = Data();
        var options = new NormalizeBySourceOptions { Columns = [new("Features")], PerSlot = true };
        using var folder = new TempFolder();
        (int code, string text, _) = Run(folder, Ml.Transforms.NormalizeBySource(options).Fit(data), data);
        Assert.AreNotEqual(0, code);
        Assert.Contains("MlMix.Transforms", text);
    }

    [TestMethod]
    public void ModelBySlot_WithItsContracts_HasItsSlotNames()
    {
        string[] names = ["length", "width", "", "\"Größe\"", "length"];
        FakeColumn features = FakeColumn.OfVectors(
            "Features", new VectorDataViewType(NumberDataViewType.Single, 5), Row, FakeColumn.Texts("SlotNames", names));
        var data = new FakeDataView(Rows, features, FakeColumn.Key("source_id", row => (uint)(row / 3 % 3) + 1, "a", "b", "c"));
        var options = new NormalizeBySourceOptions { Columns = [new("Features")], PerSlot = true };
        var model = Ml.Transforms.NormalizeBySource(options)
            .Append(Ml.Transforms.ForSource(("b", Ml.Transforms.NormalizeMinMax("Features")))).Fit(data);
        using var folder = new TempFolder();
        (int code, string text, IDataView? output) = Run(folder, model, data, typeof(NormalizeBySourceTransformer).Assembly.Location);
        Assert.AreEqual(0, code, text);
        Assert.Contains("MlMix.Transforms", text);
        CollectionAssert.AreEqual(names, SlotNames(output!.Schema["Features"]));
        float[] expected = Floats(model.Transform(data), "Features"), found = Floats(output, "Features");
        for (int index = 0; index < expected.Length; index++)
            Assert.AreEqual(expected[index], found[index], 1e-6f * Math.Max(1, Math.Abs(expected[index])), $"{index}");
    }

    private static (int Code, string Text, IDataView? Output) Run(TempFolder folder, ITransformer model, IDataView data, params string[] contracts)
    {
        string modelFile = folder.File("model.zip"), dataFile = folder.File("data.idv"), outputFile = folder.File("output.idv");
        Ml.Model.Save(model, data.Schema, modelFile);
        using (FileStream stream = File.Create(dataFile))
            Ml.Data.SaveAsBinary(data, stream);

        (int code, string text) = BuiltProgram.Run("MlMix.StockReader", [modelFile, dataFile, outputFile, .. contracts]);
        return (code, text, code == 0 ? Ml.Data.LoadFromBinary(outputFile) : null);
    }

    private static float[] Floats(IDataView view, string column) =>
        view.Schema[column].Type is VectorDataViewType ? [.. ReadVectors(view, column).SelectMany(row => row)] : Read<float>(view, column);

    private static FakeDataView Data() => new(
        Rows,
        FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 5), Row),
        FakeColumn.Of("Other", NumberDataViewType.Single, row => (float)Math.Exp(row % 11)),
        FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)(row % 3)),
        FakeColumn.Of("Kind", TextDataViewType.Instance, row => new[] { "x", "y", "" }[row / 3 % 3].AsMemory()),
        FakeColumn.Key("source_id", row => (uint)(row / 3 % 3) + 1, "a", "b", "c"));

    private static VBuffer<float> Row(long row) =>
        new(5, [.. Enumerable.Range(0, 5).Select(slot => (float)((row % 3 * slot) + (row / 3 % 3 * 10) + Math.Sin(row + slot)))]);
}
