using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Unified labels and weights of labels of every type load equal to what was saved, for known, unknown and missing sources and labels.</summary>
[TestClass]
public class LabelFormsTests
{
    private const int Rows = 120;

    private static readonly Dictionary<string, IReadOnlyList<string>> ClassNames = new()
    {
        ["b"] = ["cat", "dog"], ["a"] = ["fox", "cat", "cow"], ["later"] = ["x"],
    };

    public static IEnumerable<object[]> Labels
    {
        get
        {
            yield return Numbers<sbyte>(NumberDataViewType.SByte);
            yield return Numbers<byte>(NumberDataViewType.Byte);
            yield return Numbers<short>(NumberDataViewType.Int16);
            yield return Numbers<ushort>(NumberDataViewType.UInt16);
            yield return Numbers<int>(NumberDataViewType.Int32);
            yield return Numbers<uint>(NumberDataViewType.UInt32);
            yield return Numbers<long>(NumberDataViewType.Int64);
            yield return Numbers<ulong>(NumberDataViewType.UInt64);
            yield return Numbers<float>(NumberDataViewType.Single);
            yield return Numbers<double>(NumberDataViewType.Double);
            yield return ["unusual numbers", (int count) => FakeColumn.Of("Label", NumberDataViewType.Double, row => Unusual[row % (count + 4)])];
            yield return Keys<byte>();
            yield return Keys<ushort>();
            yield return Keys<uint>();
            yield return Keys<ulong>();
            yield return ["named keys", (int count) => FakeColumn.Key("Label", row => (uint)(row % (count + 1)), Words[..count])];
            yield return ["texts", (int count) => Texts(row => row % 7 == 0 ? "" : Words[row % count])];
            yield return ["booleans", (int count) => FakeColumn.Of("Label", BooleanDataViewType.Instance, row => row % 5 < 2)];
        }
    }

    private static string[] Words => ["dog", "Zebra", "ant", "cat", "fox", "cow"];

    private static double[] Unusual => [0.1, -0.0, 0, double.NaN, double.PositiveInfinity, -7.25, 1e300, double.NegativeInfinity, 5e-324, 3];

    [TestMethod]
    [DynamicData(nameof(Labels))]
    public void Unify_LabelsOfAnyType_LoadEqual(string name, Func<int, FakeColumn> label) =>
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(), label, "Label", name);

    [TestMethod]
    [DynamicData(nameof(Labels))]
    public void Unify_ClassNamesForAnyType_LoadEqual(string name, Func<int, FakeColumn> label)
    {
        if (label(4).Type is NumberDataViewType or KeyDataViewType)
        {
            var options = new UnifyLabelsOptions { ClassNames = ClassNames, OutputColumnName = "Class", InputColumnName = "Label" };
            AssertEqual<uint>(Ml.Transforms.UnifyLabels(options), label, "Class", name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Labels))]
    public void Weights_OfLabelsOfAnyType_LoadEqual(string name, Func<int, FakeColumn> label) =>
        AssertEqual<float>(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()), label, "Weight", name);

    [TestMethod]
    public void Weights_BySourceAlone_LoadEqual()
    {
        var given = new Dictionary<string, double> { ["later"] = 3, ["b"] = 0, ["a"] = 1 / 3.0 };
        Func<int, FakeColumn> label = _ => Singles("x", new float[Rows]);
        AssertEqual<float>(Ml.Transforms.SourceWeights(SourceWeightRule.Fixed(given)), label, "Weight", "fixed");
        AssertEqual<float>(Ml.Transforms.SourceWeights(SourceWeightRule.Importance(given), "x"), label, "x", "importance");
        AssertEqual<float>(Ml.Transforms.SourceWeights(SourceWeightRule.Importance()), label, "Weight", "equal shares");
    }

    [TestMethod]
    public void EqualAndEmptyKeyValues_LoadEqual()
    {
        FakeColumn Label(int count) => FakeColumn.Key("Label", row => (uint)(row % (count + 1)), new[] { "cat", "", "cat", "dog", "", "new" }[..count]);
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(), Label, "Label", "unified");
        AssertEqual<float>(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()), Label, "Weight", "weights");
    }

    [TestMethod]
    public void TextsThatAFileMightSplit_LoadEqual()
    {
        string[] odd = ["", " ", "a,b", "\"q\" ", "tab\there", "line\nbreak", "true", "\u00e9", "0", " 0"];
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(), count => Texts(row => odd[row % (count + 4)]), "Label", "texts");
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(), count => FakeColumn.Key("Label", row => (uint)(row % (count + 1)), odd[..(count + 4)]), "Label", "keys");
    }

    [TestMethod]
    public void MoreClassNamesThanTheTypeCanHold_LoadEqual()
    {
        IReadOnlyList<string> names = [.. Enumerable.Range(0, 300).Select(name => $"class {name}")];
        var options = new UnifyLabelsOptions { ClassNames = new Dictionary<string, IReadOnlyList<string>> { ["a"] = names, ["b"] = names } };
        FakeColumn SBytes(int count) => FakeColumn.Of("Label", NumberDataViewType.SByte, row => (sbyte)(row * 2));
        FakeColumn Bytes(int count) => FakeColumn.Of("Label", NumberDataViewType.Byte, row => (byte)(row * 2));
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(options), SBytes, "Label", "SByte");
        AssertEqual<uint>(Ml.Transforms.UnifyLabels(options), Bytes, "Label", "Byte");
    }

    [TestMethod]
    public void SourceKeysOfEveryRawType_LoadEqual()
    {
        AssertSources<byte>();
        AssertSources<ushort>();
        AssertSources<uint>();
        AssertSources<ulong>();
    }

    [TestMethod]
    public void Unify_Loaded_HasTheSameKeyAndColumns()
    {
        FakeDataView data = Data(Texts(row => Words[row % 6]), 2);
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        DataViewSchema fused = transformer.GetOutputSchema(data.Schema), stock = Loaded(transformer, data.Schema).GetOutputSchema(data.Schema);
        CollectionAssert.AreEqual(
            fused.Where(column => !column.IsHidden).Select(column => column.Name).Order().ToArray(),
            stock.Where(column => !column.IsHidden).Select(column => column.Name).Order().ToArray());
        Assert.AreEqual(fused["Label"].Type, stock["Label"].Type);
        CollectionAssert.AreEqual(KeyValues(fused["Label"]), KeyValues(stock["Label"]));
    }

    private static void AssertSources<T>()
        where T : struct, INumber<T>
    {
        var data = new FakeDataView(
            Rows,
            FakeColumn.Of("Label", NumberDataViewType.Int32, row => (int)(row % 5)),
            FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), 3), row => T.CreateChecked(row % 4)));
        foreach (IEstimator<ITransformer> estimator in new IEstimator<ITransformer>[]
        {
            Ml.Transforms.UnifyLabels("Out", "Label"),
            Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency(), "Weight"),
            Ml.Transforms.SourceWeights(SourceWeightRule.Importance(), "Weight"),
        })
        {
            ITransformer transformer = estimator.Fit(data);
            IDataView fused = transformer.Transform(data), stock = Loaded(transformer, data.Schema).Transform(data);
            if (fused.Schema.GetColumnOrNull("Out") is not null)
                CollectionAssert.AreEqual(Read<uint>(fused, "Out"), Read<uint>(stock, "Out"));
            else
                CollectionAssert.AreEqual(Bits(Read<float>(fused, "Weight")), Bits(Read<float>(stock, "Weight")));
        }
    }

    /// <summary>Fits on four labels and two sources; looks at these and at two more of each, behind the fitted ones.</summary>
    private static void AssertEqual<T>(IEstimator<ITransformer> estimator, Func<int, FakeColumn> label, string column, string name)
    {
        FakeDataView data = Data(label(4), 2);
        ITransformer transformer = estimator.Fit(data);
        ITransformer loaded = Loaded(transformer, data.Schema);
        Assert.IsFalse(loaded.GetType().Assembly.GetName().Name!.StartsWith("MlMix", StringComparison.Ordinal));
        foreach (IDataView view in new[] { data, Data(label(6), 4) })
        {
            T[] fused = Read<T>(transformer.Transform(view), column);
            CollectionAssert.AreEqual(fused, Read<T>(loaded.Transform(view), column), name);
            Assert.IsTrue(fused.Distinct().Count() > 1, name);
        }
    }

    private static FakeDataView Data(FakeColumn label, int sources) => new(
        Rows, label, FakeColumn.Key("source_id", row => (uint)(row / 7 % (sources + 1)), new[] { "a", "b", "new", "newer" }[..sources]));

    private static FakeColumn Texts(Func<long, string> text) => FakeColumn.Of("Label", TextDataViewType.Instance, row => text(row).AsMemory());

    private static object[] Numbers<T>(NumberDataViewType type)
        where T : struct, INumber<T> =>
        [$"{typeof(T).Name}", (int count) => FakeColumn.Of("Label", type, row => T.CreateChecked(row % count))];

    private static object[] Keys<T>()
        where T : struct, INumber<T> =>
        [$"key of {typeof(T).Name}", (int count) => FakeColumn.Of("Label", new KeyDataViewType(typeof(T), count), row => T.CreateChecked(row % (count + 1)))];
}
