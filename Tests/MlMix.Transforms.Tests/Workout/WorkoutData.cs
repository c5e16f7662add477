using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Workout;

/// <summary>What the estimators are worked out on, and settings of theirs.</summary>
internal static class WorkoutData
{
    /// <summary>Class names are for numbers and keys when fitted; a transformer takes texts and Booleans for their values.</summary>
    public const WorkoutStages Early = WorkoutStages.Fit | WorkoutStages.Promise;

    public static readonly (string, string) Untrainable = (WorkoutRules.Trained, "a trainer's features have one length");

    public static readonly (string, string) NoFeatures = (WorkoutRules.Trained, "a trainer's features are no vectors of keys");

    public static readonly (string, string) OfChains = (WorkoutRules.Arguments, "a chain of ML.NET looks into its input before it looks whether there is one");

    /// <summary>What becomes of a prediction.</summary>
    public static readonly string[] SplitColumns =
        ["PredictedSource", "PredictedSourceLabel", "SourceScore", "Scores/mnist", "Scores/fashion"];

    private const int Rows = 48;

    /// <summary>Three sources in turn of different scale. Every label comes in each of them, and so often that a part of the rows has all.</summary>
    public static FakeDataView Good => Data(row => (uint)(row % 3) + 1, "mnist", "fashion", "kmnist");

    /// <summary>Two sources more, behind those fitted, and rows without one.</summary>
    public static FakeDataView Other => Data(row => (uint)(row % 6), "mnist", "fashion", "kmnist", "new", "other");

    public static Dictionary<string, double> Shares => new() { ["kmnist"] = 0, ["mnist"] = 2, ["fashion"] = 0.5, ["later"] = 1 };

    public static FakeColumn Number(string name) => FakeColumn.Of(name, NumberDataViewType.Single, row => (float)row);

    public static FakeColumn Text(string name) => FakeColumn.Of(name, TextDataViewType.Instance, row => (row % 7 == 6 ? "" : $"word {row / 3 % 3}").AsMemory());

    public static FakeColumn Flag(string name) => FakeColumn.Of(name, BooleanDataViewType.Instance, row => row / 3 % 2 == 0);

    public static FakeColumn Day(string name) => FakeColumn.Of(name, DateTimeDataViewType.Instance, row => DateTime.UnixEpoch.AddDays(row));

    public static FakeColumn Kind(string name) => FakeColumn.Key(name, row => (uint)(row / 3 % 4), "cat", "dog", "fox");

    public static FakeColumn Vector(string name) => FakeColumn.OfVectors(
        name, new VectorDataViewType(NumberDataViewType.Single, 3), Dense, FakeColumn.Texts("SlotNames", "left", "middle", "right"));

    public static FakeColumn Words(string name) =>
        FakeColumn.OfVectors(name, new VectorDataViewType(TextDataViewType.Instance, 1), row => new VBuffer<ReadOnlyMemory<char>>(1, [$"{row}".AsMemory()]));

    public static NormalizeBySourceEstimator Normalized(bool perSlot, NormalizationMethod method) => Ml.Transforms.NormalizeBySource(
        new NormalizeBySourceOptions { Columns = [new("Dense"), new("Normal", "Double")], PerSlot = perSlot, Method = method });

    public static NormalizeBySourceEstimator Strictly(bool perSlot) => Ml.Transforms.NormalizeBySource(
        new NormalizeBySourceOptions { Columns = [new("Dense")], PerSlot = perSlot, UnknownSource = UnknownSource.Error });

    public static NormalizeBySourceEstimator Given() => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
    {
        Columns = [new("Single")],
        Statistics = new NormalizationStatistics("Single", new Dictionary<string, SourceStatistics>
        {
            ["kmnist"] = new(0.1918, 0.3483), ["mnist"] = new(0.1307, 0.3081), ["fashion"] = new(0.2860, 0.3530), ["later"] = new(0, 1),
        }),
    });

    public static OffsetLabelsEstimator GivenOffsets(string label, int step = 10) => Ml.Transforms.OffsetLabels(new OffsetLabelsOptions
    {
        OutputColumnName = "Label",
        InputColumnName = label,
        Offsets = new Dictionary<string, int> { ["kmnist"] = 0, ["mnist"] = step, ["fashion"] = 2 * step },
    });

    public static UnifyLabelsEstimator Named(string label) => Ml.Transforms.UnifyLabels(new UnifyLabelsOptions
    {
        OutputColumnName = "Label",
        InputColumnName = label,
        ClassNames = new Dictionary<string, IReadOnlyList<string>>
        {
            ["mnist"] = ["zero", "one", "two"], ["fashion"] = ["shirt", "boot"], ["kmnist"] = ["o", "ki", "su", "tsu"],
        },
    });

    public static SourceWeightsEstimator Weighted(SourceWeightRule rule) => Ml.Transforms.SourceWeights(rule);

    public static ForSourceEstimator Routed(string column) => Ml.Transforms.ForSource(new ForSourceOptions
    {
        Chains = new Dictionary<string, IEstimator<ITransformer>>
        {
            ["mnist"] = Ml.Transforms.CopyColumns("Out", column), ["fashion"] = Ml.Transforms.NormalizeBySource("Out", column),
        },
        Otherwise = Ml.Transforms.CopyColumns("Out", column).Append(Ml.Transforms.NormalizeBySource("Out")),
    });

    /// <summary>One column by source, and another one for the other sources, beside a column for which all data is read.</summary>
    public static ForSourceEstimator Chosen(string column, string other) => Ml.Transforms.ForSource(new ForSourceOptions
    {
        Chains = new Dictionary<string, IEstimator<ITransformer>>
        {
            ["mnist"] = Ml.Transforms.CopyColumns("Out", column).Append(Ml.Transforms.NormalizeBySource("Read", "Single")),
        },
        Otherwise = Ml.Transforms.CopyColumns("Out", other).Append(Ml.Transforms.NormalizeBySource("Read", "Single")),
    });

    public static SplitPredictionEstimator Split(string? scores) => Ml.Transforms.SplitPrediction(
        [new("mnist", "0", 0, "cat"), new("mnist", "1", 1, "dog"), new("fashion", "0", 2, "fox")], "Kind", scores);

    private static FakeDataView Data(Func<long, uint> source, params string[] names) => new(
        Rows,
        FakeColumn.Of("Single", NumberDataViewType.Single, row => row % 11 == 10 ? float.NaN : Single(row, 0)),
        FakeColumn.Of("Double", NumberDataViewType.Double, row => Value(row, 1)),
        Vector("Dense"),
        FakeColumn.OfVectors("Sparse", new VectorDataViewType(NumberDataViewType.Single, 6), row => Sparse(6, (1, Single(row, 2)), (4, Single(row, 3)))),
        FakeColumn.OfVectors("Any", new VectorDataViewType(NumberDataViewType.Single), row => new VBuffer<float>((int)(row / 3 % 3), [Single(row, 4), 2])),
        FakeColumn.OfVectors("Scores", new VectorDataViewType(NumberDataViewType.Single, 3), Scores, FakeColumn.Texts("SlotNames", "cat", "dog", "fox")),
        FakeColumn.OfVectors("Image", new VectorDataViewType(NumberDataViewType.Single, 1, 3), Dense),
        FakeColumn.Of("Digit", NumberDataViewType.Single, row => row % 13 == 12 ? float.NaN : (float)(row / 3 % 3)),
        FakeColumn.Of("Wide", NumberDataViewType.Double, row => (double)(row / 3 % 4)),
        FakeColumn.Of("Int", NumberDataViewType.Int32, row => (int)(row / 3 % 3) - 1),
        FakeColumn.Of("Whole", NumberDataViewType.Int64, row => row / 3 % 3),
        FakeColumn.Of("Small", new KeyDataViewType(typeof(byte), 3), row => (byte)(row / 3 % 4)),
        FakeColumn.Of("Long", new KeyDataViewType(typeof(ulong), 3), row => (ulong)(row / 3 % 4), FakeColumn.Texts("KeyValues", "cat", "", "cat")),
        Kind("Kind"),
        Bytes("Pixels", row => (byte)(row * 5)),
        Bytes("Other pixels", row => (byte)(row * 3)),
        Names("Names", row => row % 5 == 4 ? "" : $"name {row}"),
        Names("Other names", row => $"other {row}"),
        Kinds("Kinds", row => (uint)(row % 4)),
        Kinds("Other kinds", row => (uint)(row / 4 % 4)),
        Day("Day"),
        Day("Other day"),
        Text("Text"),
        Flag("Flag"),
        FakeColumn.Key("source_id", source, names));

    private static VBuffer<float> Dense(long row) => new(3, [Single(row, 0), row % 9 == 8 ? float.NaN : Single(row, 1), Single(row, 2)]);

    private static VBuffer<float> Scores(long row) => new(3, [row % 5 * 0.125f, 0.25f, 0.75f - (row % 5 * 0.125f)]);

    private static FakeColumn Bytes(string name, Func<long, byte> value) => FakeColumn.OfVectors(
        name, new VectorDataViewType(NumberDataViewType.Byte, 1, 2), row => new VBuffer<byte>(2, [value(row), (byte)row]));

    private static FakeColumn Names(string name, Func<long, string> value) => FakeColumn.OfVectors(
        name, new VectorDataViewType(TextDataViewType.Instance, 2), row => new VBuffer<ReadOnlyMemory<char>>(2, [value(row).AsMemory(), "".AsMemory()]),
        FakeColumn.Texts("SlotNames", "first", "last"));

    private static FakeColumn Kinds(string name, Func<long, uint> value) => FakeColumn.OfVectors(
        name, new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 2), row => new VBuffer<uint>(2, [value(row), 1]),
        FakeColumn.Texts("KeyValues", "cat", "dog", "fox"));

    private static float Single(long row, int salt) => (float)Value(row, salt);

    private static double Value(long row, int salt) => (Math.Sin((row * 0.7) + salt) + 1.25) * Math.Pow(10, row % 3);
}
