using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Prediction;

[TestClass]
public class SplitPredictionTests
{
    /// <summary>Digits 0 and 1 are classes 0 and 1, Shirt and Boot and Bag are 2 to 4.</summary>
    internal static readonly LabelRow[] Offset =
    [
        new("digits", "0", 0, "digits/0"), new("digits", "1", 1, "digits/1"),
        new("clothes", "Shirt", 2, "clothes/Shirt"), new("clothes", "Boot", 3, "clothes/Boot"), new("clothes", "Bag", 4, "clothes/Bag"),
    ];

    private static readonly string[] Names = [.. Offset.Select(row => row.Name)];

    [TestMethod]
    public void Keys_WithNames_AreSplitByName()
    {
        // The key values stand in another order than the classes.
        FakeColumn predicted = FakeColumn.Key("PredictedLabel", row => (uint)row, [.. Names.Reverse(), "unknown"]);
        IDataView view = Split(new FakeDataView(7, predicted), score: null);
        CollectionAssert.AreEqual(new uint[] { 0, 2, 2, 2, 1, 1, 0 }, Read<uint>(view, "PredictedSource"));
        CollectionAssert.AreEqual(new[] { "", "Bag", "Boot", "Shirt", "1", "0", "" }, Texts(view, "PredictedSourceLabel"));
        CollectionAssert.AreEqual(new[] { "digits", "clothes" }, KeyValues(view.Schema["PredictedSource"]));
        CollectionAssert.AreEqual(new[] { "0", "1", "Shirt", "Boot", "Bag" }, KeyValues(view.Schema["PredictedSourceLabel"]));
        Assert.IsNull(view.Schema.GetColumnOrNull("SourceScore"));
    }

    [TestMethod]
    public void LabelsOfAMix_AreTakenAsTheyAre()
    {
        var ml = new MLContext(seed: 1);
        MixedDataView mixed = ml.Data.Mix(
            new MixOptions { Labels = LabelSpace.Offset("Label") },
            new MixSource("digits", ml.Data.LoadFromArrays(ArrayColumn.Key("Label", [1, 2], "0", "1"))),
            new MixSource("clothes", ml.Data.LoadFromArrays(ArrayColumn.Key("Label", [1], "Shirt"))));

        SplitPredictionEstimator estimator = ml.Transforms.SplitPrediction(mixed.Labels!, scoreColumnName: null);
        var data = new FakeDataView(3, Singles("PredictedLabel", 2, 0, 1));

        CollectionAssert.AreEqual(new[] { "Shirt", "0", "1" }, Texts(estimator.Fit(data).Transform(data), "PredictedSourceLabel"));
    }

    [TestMethod]
    public void Keys_WithoutNames_AreSplitByTheirPlace()
    {
        FakeColumn predicted = FakeColumn.Of("PredictedLabel", new KeyDataViewType(typeof(byte), 6), row => (byte)row);
        AssertSplit(predicted, "", "digits 0", "digits 1", "clothes Shirt", "clothes Boot", "clothes Bag", "");
    }

    [TestMethod]
    public void Numbers_AreSplitByTheClass()
    {
        float[] singles = [4, 0, 2.5f, float.NaN, -1, 3, 5];
        AssertSplit(Singles("PredictedLabel", singles), "clothes Bag", "digits 0", "", "", "", "clothes Boot", "");
        int[] integers = [1, 2, 9, 0, -3, 4, 3];
        AssertSplit(
            FakeColumn.Of("PredictedLabel", NumberDataViewType.Int32, row => integers[row]),
            "digits 1", "clothes Shirt", "", "digits 0", "", "clothes Bag", "clothes Boot");
    }

    [TestMethod]
    public void NumbersWhereNamesAreOtherNumbers_AreSplitByTheClass()
    {
        // Labels 1, 2, 3 made one by value: the names are those numbers, of classes 0, 1, 2.
        LabelRow[] rows = [new("a", "1", 0, "1"), new("a", "2", 1, "2"), new("b", "3", 2, "3")];
        FakeColumn scores = Vectors("Score", [0.5f, 0.25f, 0.25f], [0, 1, 0], [0, 0, 1]);
        foreach (FakeColumn predicted in new[]
        {
            Singles("PredictedLabel", 0, 1, 2),
            FakeColumn.Of("PredictedLabel", new KeyDataViewType(typeof(uint), 3), row => (uint)row + 1),
            FakeColumn.Key("PredictedLabel", row => (uint)row + 1, "1", "2", "3"),
        })
        {
            var data = new FakeDataView(3, predicted, scores);
            IDataView view = Ml.Transforms.SplitPrediction(rows).Fit(data).Transform(data);
            CollectionAssert.AreEqual(new[] { "1", "2", "3" }, Texts(view, "PredictedSourceLabel"));
            CollectionAssert.AreEqual(new[] { 0.75f, 0.25f }, ReadVectors(view, "SourceScore")[0]);
        }
    }

    [TestMethod]
    public void Texts_AreSplitByName()
    {
        string[] texts = ["clothes/Bag", "digits/1", "", "Bag", "digits/0", "clothes/Boot", "clothes/Shirt"];
        AssertSplit(
            FakeColumn.Of("PredictedLabel", TextDataViewType.Instance, row => texts[row].AsMemory()),
            "clothes Bag", "digits 1", "", "", "digits 0", "clothes Boot", "clothes Shirt");
    }

    [TestMethod]
    public void Scores_AreSummedBySourceAndSharedWithin()
    {
        IDataView view = Split(Scored([0.1f, 0.3f, 0.2f, 0.15f, 0.25f], [0, 0, 0.5f, 0.25f, 0.25f]));
        CollectionAssert.AreEqual(new[] { 0.1f + 0.3f, 0.2f + 0.15f + 0.25f }, ReadVectors(view, "SourceScore")[0]);
        CollectionAssert.AreEqual(new[] { 0.1f / 0.4f, 0.3f / 0.4f }, ReadVectors(view, "Score/digits")[0]);
        float[] clothes = ReadVectors(view, "Score/clothes")[0];
        Assert.AreEqual(1.0 / 3, clothes[0], 1e-6);
        Assert.AreEqual(1.0 / 4, clothes[1], 1e-6);
        Assert.AreEqual(5.0 / 12, clothes[2], 1e-6);

        CollectionAssert.AreEqual(new float[] { 0, 1 }, ReadVectors(view, "SourceScore")[1]);
        Assert.IsTrue(ReadVectors(view, "Score/digits")[1].All(float.IsNaN), "There is no share of nothing.");
        CollectionAssert.AreEqual(new[] { 0.5f, 0.25f, 0.25f }, ReadVectors(view, "Score/clothes")[1]);
        CollectionAssert.AreEqual(new[] { "digits", "clothes" }, SlotNames(view.Schema["SourceScore"]));
        CollectionAssert.AreEqual(new[] { "Shirt", "Boot", "Bag" }, SlotNames(view.Schema["Score/clothes"]));
    }

    [TestMethod]
    public void Scores_InAnotherOrder_GoByTheirNames()
    {
        string[] order = ["clothes/Boot", "digits/1", "never seen", "digits/0", "clothes/Bag"];
        VBuffer<float> scores = new(5, [0.1f, 0.2f, 0.3f, 0.15f, 0.25f]);
        var type = new VectorDataViewType(NumberDataViewType.Single, 5);
        FakeColumn[][] forms =
        [
            [FakeColumn.Key("PredictedLabel", _ => 1, order), FakeColumn.OfVectors("Score", type, _ => scores)],
            [
                FakeColumn.Of("PredictedLabel", TextDataViewType.Instance, _ => "clothes/Boot".AsMemory()),
                FakeColumn.OfVectors("Score", type, _ => scores, FakeColumn.Texts("SlotNames", order)),
            ],
            [
                FakeColumn.Of("PredictedLabel", TextDataViewType.Instance, _ => "clothes/Boot".AsMemory()),
                FakeColumn.OfVectors("Score", type, _ => scores, Numbers("TrainingLabelValues", 3, 1, 77, 0, 4)),
            ],
        ];
        foreach (FakeColumn[] columns in forms)
        {
            // Shirt was never scored.
            IDataView view = Split(new FakeDataView(1, columns));
            CollectionAssert.AreEqual(new[] { 0.15f / (0.15f + 0.2f), 0.2f / (0.15f + 0.2f) }, ReadVectors(view, "Score/digits")[0]);
            CollectionAssert.AreEqual(new[] { 0, 0.1f / (0.1f + 0.25f), 0.25f / (0.1f + 0.25f) }, ReadVectors(view, "Score/clothes")[0]);
            CollectionAssert.AreEqual(new[] { 2u }, Read<uint>(view, "PredictedSource"));
        }
    }

    [TestMethod]
    public void ClassOfSeveralSources_HasNoSource()
    {
        LabelRow[] united =
        [
            new("a", "cat", 0, "cat"), new("a", "dog", 1, "dog"), new("b", "dog", 1, "dog"), new("b", "chien", 2, "chien"), new("c", "chat", 0, "cat"),
        ];
        FakeColumn predicted = FakeColumn.Key("PredictedLabel", row => (uint)row + 1, "cat", "dog", "chien");
        var data = new FakeDataView(3, predicted);
        IDataView view = Ml.Transforms.SplitPrediction(united, scoreColumnName: null).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 0, 0, 2 }, Read<uint>(view, "PredictedSource"));
        CollectionAssert.AreEqual(new[] { "", "dog", "chien" }, Texts(view, "PredictedSourceLabel"));
    }

    [TestMethod]
    public void Scores_OfAllColumns_AreReadOnceForARow()
    {
        int reads = 0;
        var type = new VectorDataViewType(NumberDataViewType.Single, 5);
        FakeColumn score = FakeColumn.OfVectors("Score", type, _ =>
        {
            reads++;
            return new VBuffer<float>(5, [0.2f, 0.2f, 0.2f, 0.2f, 0.2f]);
        });
        IDataView view = Split(new FakeDataView(3, FakeColumn.Key("PredictedLabel", _ => 1, Names), score));
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<VBuffer<float>>[] getters =
            [.. new[] { "SourceScore", "Score/digits", "Score/clothes" }.Select(name => cursor.GetGetter<VBuffer<float>>(view.Schema[name]))];
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            foreach (ValueGetter<VBuffer<float>> get in getters)
                get(ref buffer);
        }

        Assert.AreEqual(3, reads);
    }

    [TestMethod]
    public void Options_ManyFaults_AreToldAtOnce() => AssertFaults(
        () => Ml.Transforms.SplitPrediction(new SplitPredictionOptions
        {
            Labels = [Offset[0], null!, Offset[0]],
            PredictedLabelColumnName = "",
            ScoreColumnName = "",
            SourceColumnName = null!,
            LabelColumnName = "made",
            SourceScoreColumnName = "made",
        }),
        "Labels has a row that is null.",
        "Labels has the label '0' of source 'digits' 2 times; each must be there once.",
        "PredictedLabelColumnName is empty; it must be the name of a column.",
        "ScoreColumnName is empty; it must be the name of a column.",
        "SourceColumnName is null; it must be the name of a column.",
        "the column 'made' would be made more than once; give the columns made names of their own.");

    [TestMethod]
    public void Options_NoLabels_SaysSo()
    {
        AssertFaults(
            () => Ml.Transforms.SplitPrediction((LabelRow[])null!), "Labels is null; give the labels of OffsetLabels, UnifyLabels or a mix's label table.");
        AssertFaults(() => Ml.Transforms.SplitPrediction([]), "Labels is empty; give the labels of OffsetLabels, UnifyLabels or a mix's label table.");
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.SplitPrediction((SplitPredictionOptions)null!));
    }

    [TestMethod]
    public void Columns_OfOtherTypes_AreNamed()
    {
        var data = new FakeDataView(1, Vectors("PredictedLabel", [1, 2]), Singles("Score", 1));
        string[] faults =
        [
            "the predicted label column 'PredictedLabel' is of type Vector<Single, 2>; it must be a key, a number or a text.",
            "the score column 'Score' is of type Single; it must be a vector of Single of known size. " +
            "Set ScoreColumnName to null to split the predicted label alone.",
        ];
        AssertFaults(() => Ml.Transforms.SplitPrediction(Offset).Fit(data), faults);
        AssertFaults(
            () => Ml.Transforms.SplitPrediction(Offset).GetOutputSchema(Shapes.Of(data)), faults[0].Replace(", 2", "", StringComparison.Ordinal), faults[1]);
        AssertFaults(
            () => Ml.Transforms.SplitPrediction(Offset).Fit(new FakeDataView(0, Singles("x"))),
            "the predicted label column 'PredictedLabel' is missing; the data has 'x'.",
            "the score column 'Score' is missing; the data has 'x'.");
    }

    [TestMethod]
    public void Promise_IsDelivered()
    {
        FakeDataView data = Scored([1, 0, 0, 0, 0]);
        SplitPredictionEstimator estimator = Ml.Transforms.SplitPrediction(Offset);
        CollectionAssert.AreEqual(
            Shapes.Lines(Shapes.Of(estimator.Fit(data).Transform(data))), Shapes.Lines(estimator.GetOutputSchema(Shapes.Of(data))));
    }

    internal static FakeDataView Scored(params float[][] scores) => new(
        scores.Length,
        FakeColumn.Key("PredictedLabel", row => (uint)Array.IndexOf(scores[row], scores[row].Max()) + 1, Names),
        FakeColumn.OfVectors("Score", new VectorDataViewType(NumberDataViewType.Single, 5), row => new VBuffer<float>(5, scores[row])));

    private static void AssertSplit(FakeColumn predicted, params string[] expected)
    {
        IDataView view = Split(new FakeDataView(7, predicted), score: null);
        string[] sources = Texts(view, "PredictedSource"), labels = Texts(view, "PredictedSourceLabel");
        CollectionAssert.AreEqual(expected, sources.Zip(labels, (source, label) => $"{source} {label}".Trim()).ToArray());
    }

    private static IDataView Split(IDataView data, string? score = "Score") =>
        Ml.Transforms.SplitPrediction(Offset, scoreColumnName: score).Fit(data).Transform(data);

    private static string[] Texts(IDataView view, string column)
    {
        string[] values = KeyValues(view.Schema[column]);
        return [.. Read<uint>(view, column).Select(key => key == 0 ? "" : values[key - 1])];
    }

    private static DataViewSchema.Annotations Numbers(string kind, params float[] numbers)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            kind,
            new VectorDataViewType(NumberDataViewType.Single, numbers.Length),
            (ref VBuffer<float> result) => new VBuffer<float>(numbers.Length, numbers).CopyTo(ref result));
        return builder.ToAnnotations();
    }

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
