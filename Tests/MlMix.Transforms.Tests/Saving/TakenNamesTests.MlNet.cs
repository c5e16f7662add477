using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>
/// The contracts of a saved form have columns of fixed names, which are dropped behind them. Data with a column of such a name is refused when the model is
/// saved, as the loaded model would lose the column.
/// </summary>
[TestClass]
public sealed class TakenNamesTests
{
    private static readonly MLContext Own = new(seed: 1);

    /// <summary>Each transform that has a contract in its saved form, and the names that it takes.</summary>
    public static IEnumerable<object[]> Forms
    {
        get
        {
            LabelRow[] rows = [new("a", "x", 0, "x"), new("a", "y", 1, "y")];
            var slots = new NormalizeBySourceOptions { Columns = [new("made", "v")], PerSlot = true };
            var error = new NormalizeBySourceOptions { Columns = [new("made", "x")], UnknownSource = UnknownSource.Error };
            yield return [Own.Transforms.NormalizeBySource(slots), "MlMix.Slots.Values", "MlMix.Slots.Offsets", "MlMix.Slots.Scales", "MlMix.Slots.Normalized",
                "MlMix.Written.Values", "MlMix.Written.Text", "MlMix.Written.Size", "MlMix.Written.Ends"];
            yield return [Own.Transforms.NormalizeBySource(error), "MlMix.Refusal.Text", "MlMix.Refusal.Number", "MlMix.Refusal.Passed"];
            yield return [Own.Transforms.OffsetLabels("made", "whole"), "MlMix.Refusal.Text", "MlMix.Refusal.Number", "MlMix.Refusal.Passed"];
            yield return [Own.Transforms.SplitPrediction(rows, "kind", "v"), "MlMix.Slice.Scores", "MlMix.Slice.Slots", "MlMix.Slice.Ends",
                "MlMix.Slice.Shares", "MlMix.Slice.Sums"];
            yield return [Own.Transforms.ForSource(("a", Own.Transforms.CopyColumns("made", "w")), ("b", Own.Transforms.CopyColumns("made", "w"))),
                "MlMix.Choice.First", "MlMix.Choice.Second", "MlMix.Choice.IsFirst", "MlMix.Choice.Chosen", "MlMix.Parts.Values", "MlMix.Parts.0",
                "MlMix.Parts.20"];
            yield return [Own.Transforms.ForSource(("a", Own.Transforms.NormalizeBySource(error)), ("b", Own.Transforms.CopyColumns("made", "x"))),
                "MlMix.Refusal.Text", "MlMix.Refusal.Number", "MlMix.Refusal.Passed"];
            yield return [Own.Transforms.ForSource(("a", Own.Transforms.NormalizeBySource(slots)), ("b", Own.Transforms.CopyColumns("made", "v"))),
                "MlMix.Slots.Values", "MlMix.Written.Values", "MlMix.Choice.First"];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void ColumnOfSuchAName_IsRefusedBySaving(IEstimator<ITransformer> estimator, params string[] names)
    {
        foreach (string name in names)
        {
            FakeDataView data = Data(name);
            ITransformer model = estimator.Fit(data);
            var error = Assert.ThrowsExactly<NotSupportedException>(() => Loaded(model, data.Schema), name);
            Assert.Contains($"the column '{name}'", error.Message);
            Assert.Contains("Rename it", error.Message);
        }
    }

    [TestMethod]
    public void OutputOfSuchAName_IsRefusedBySaving()
    {
        FakeDataView data = Data("other");
        var slots = new NormalizeBySourceOptions { Columns = [new("MlMix.Slots.Values", "v")], PerSlot = true };
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Loaded(Own.Transforms.NormalizeBySource(slots).Fit(data), data.Schema));
        Assert.Contains("the column 'MlMix.Slots.Values'", error.Message);
    }

    [TestMethod]
    public void ColumnOfANameOfAnotherForm_ComesThrough()
    {
        FakeDataView data = Data("MlMix.Slice.Sums");
        ITransformer loaded = Loaded(Own.Transforms.NormalizeBySource("x").Fit(data), data.Schema);
        CollectionAssert.AreEqual(new float[] { 9, 9, 9, 9 }, Read<float>(loaded.Transform(data), "MlMix.Slice.Sums"));
    }

    private static FakeDataView Data(string name) => new(
        4,
        Singles("x", 1, 3, 5, 7),
        FakeColumn.Of("whole", NumberDataViewType.Int32, row => (int)row),
        FakeColumn.OfVectors(
            "v", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [0.25f, row]), FakeColumn.Texts("SlotNames", "p", "q")),
        FakeColumn.OfVectors("w", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [0.25f, row])),
        FakeColumn.Key("kind", row => (uint)(row % 2) + 1, "x", "y"),
        FakeColumn.Of(name, NumberDataViewType.Single, _ => 9f),
        Sources([1, 1, 2, 2], "a", "b"));
}
