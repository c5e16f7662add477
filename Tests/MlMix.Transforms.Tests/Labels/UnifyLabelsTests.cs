using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

/// <summary>Labels that are one class where their values are equal.</summary>
[TestClass]
public class UnifyLabelsTests
{
    [TestMethod]
    public void Fit_Numbers_AreClassesInTheirOrder()
    {
        FakeDataView data = Data(Singles("Label", 7, 2, 10, 2, float.NaN), [1, 1, 2, 2, 2], "a", "b");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        IDataView view = transformer.Transform(data);
        CollectionAssert.AreEqual(new uint[] { 2, 1, 3, 1, 0 }, Read<uint>(view, "Label"));
        CollectionAssert.AreEqual(new[] { "2", "7", "10" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new[] { "2", "7", "10" }, KeyValues(view.Schema["Label"]));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), view.Schema["Label"].Type);
        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "2", 0, "2"), new("a", "7", 1, "7"), new("b", "2", 0, "2"), new("b", "10", 2, "10") },
            transformer.Labels.ToArray());
    }

    [TestMethod]
    public void Fit_EveryNumberType_GivesTheSameKeys()
    {
        AssertNumbers<sbyte>(NumberDataViewType.SByte);
        AssertNumbers<byte>(NumberDataViewType.Byte);
        AssertNumbers<short>(NumberDataViewType.Int16);
        AssertNumbers<ushort>(NumberDataViewType.UInt16);
        AssertNumbers<int>(NumberDataViewType.Int32);
        AssertNumbers<uint>(NumberDataViewType.UInt32);
        AssertNumbers<long>(NumberDataViewType.Int64);
        AssertNumbers<ulong>(NumberDataViewType.UInt64);
        AssertNumbers<float>(NumberDataViewType.Single);
        AssertNumbers<double>(NumberDataViewType.Double);
    }

    [TestMethod]
    public void Fit_UnusualNumbers_HaveInvariantNames()
    {
        double[] labels = [0.1, -0.0, 0, -3, double.PositiveInfinity, double.NegativeInfinity, 1e300, double.NaN];
        FakeDataView data = Data(FakeColumn.Of("Label", NumberDataViewType.Double, row => labels[row]), [1, 1, 1, 1, 1, 1, 1, 1], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "-Infinity", "-3", "0", "0.1", "1E+300", "Infinity" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 4, 3, 3, 2, 6, 1, 5, 0 }, Read<uint>(transformer.Transform(data), "Label"));
    }

    [TestMethod]
    public void Fit_KeysOfEveryRawType_GiveTheSameKeys()
    {
        AssertKeys<byte>();
        AssertKeys<ushort>();
        AssertKeys<uint>();
        AssertKeys<ulong>();
    }

    [TestMethod]
    public void Fit_KeysWithoutText_AreNamedByTheirNumberFrom0()
    {
        FakeColumn label = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), row => (uint)row);
        FakeDataView data = Data(label, [1, 1, 1, 1, 1], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3, 0 }, Read<uint>(transformer.Transform(data), "Label"), "4 is beyond the key.");
    }

    [TestMethod]
    public void Fit_KeysWithNumbersAsValues_AreNamedByThese()
    {
        FakeDataView data = Data(KeyOf(NumberDataViewType.Single, 7f, 2.5f), [1, 1, 1], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "7", "2.5" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2 }, Read<uint>(transformer.Transform(data), "Label"));

        AssertClasses(KeyOf(NumberDataViewType.SByte, (sbyte)3, (sbyte)-1), "3", "-1");
        AssertClasses(KeyOf(NumberDataViewType.UInt64, 5ul, 4ul), "5", "4");
        AssertClasses(KeyOf(NumberDataViewType.Double, -0.25, double.PositiveInfinity), "-0.25", "Infinity");
        AssertClasses(KeyOf(BooleanDataViewType.Instance, true, false), "True", "False");
    }

    [TestMethod]
    public void Fit_EqualAndEmptyKeyValues_AreOneClassAndNone()
    {
        FakeDataView data = Data(FakeColumn.Key("Label", row => (uint)row, "cat", "", "dog", "cat", ""), [1, 1, 1, 1, 1, 1], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 0, 2, 1, 0 }, Read<uint>(transformer.Transform(data), "Label"));
    }

    [TestMethod]
    public void Fit_Texts_AreClassesInOrdinalOrder()
    {
        FakeDataView data = Data(Texts("dog", "Zebra", "", "ant", "dog"), [1, 1, 2, 2, 2], "a", "b");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "Zebra", "ant", "dog" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 3, 1, 0, 2, 3 }, Read<uint>(transformer.Transform(data), "Label"));
        Assert.AreEqual("a Zebra, a dog, b ant, b dog", string.Join(", ", transformer.Labels.Select(row => $"{row.Source} {row.Label}")));
    }

    [TestMethod]
    public void Fit_Booleans_AreFalseAndTrueAndReadNothing()
    {
        var counting = new CountingDataView(Data(FakeColumn.Of("Label", BooleanDataViewType.Instance, row => row == 0), [1, 1], "a"));
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count);
        CollectionAssert.AreEqual(new[] { "False", "True" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 2, 1 }, Read<uint>(transformer.Transform(counting), "Label"));
    }

    [TestMethod]
    public void Fit_Reads_OnceTheTwoColumnsAndKeysNotAtAll()
    {
        var numbers = new CountingDataView(new FakeDataView(2, Singles("x", 1, 2), Singles("Label", 1, 2), Sources([1, 1], "a")));
        Ml.Transforms.UnifyLabels().Fit(numbers);
        Assert.AreEqual(1, numbers.Asked.Count);
        CollectionAssert.AreEqual(new[] { "1:Label", "2:source_id" }, numbers.Asked[0]);
        Assert.AreEqual(2, numbers.RowsRead);
        Assert.AreEqual(0, numbers.Open);

        var keys = new CountingDataView(Data(FakeColumn.Key("Label", _ => 1, "cat"), [1], "a"));
        Ml.Transforms.UnifyLabels().Fit(keys);
        Assert.AreEqual(0, keys.Asked.Count);
    }

    [TestMethod]
    public void Fit_RowsWithoutSource_GiveNoClasses()
    {
        FakeDataView data = Data(Singles("Label", 1, 5), [1, 0], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new uint[] { 1, 0 }, Read<uint>(transformer.Transform(data), "Label"));
    }

    [TestMethod]
    public void Transform_OtherOrdersAndNewValues_MatchesByName()
    {
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels()
            .Fit(Data(FakeColumn.Key("Label", _ => 1, "cat", "dog", "fox"), [1], "a", "b"));
        FakeDataView other = Data(FakeColumn.Key("Label", row => (uint)row, "fox", "cow", "cat"), [1, 2, 3, 0], "new", "b", "a");
        IDataView view = transformer.Transform(other);
        CollectionAssert.AreEqual(new uint[] { 0, 3, 0, 1 }, Read<uint>(view, "Label"), "A value is a class, whatever the source.");
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fox" }, KeyValues(view.Schema["Label"]));
    }

    [TestMethod]
    public void Transform_LabelsOfAnotherType_MatchByName()
    {
        UnifyLabelsTransformer numbers = Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", 3, 1, 2.5f, 1e9f), [1, 1, 1, 1], "a"));
        CollectionAssert.AreEqual(new[] { "1", "2.5", "3", "1E+09" }, numbers.Classes.ToArray());
        long[] whole = [3, 1, 2, 1_000_000_000];
        FakeColumn longs = FakeColumn.Of("Label", NumberDataViewType.Int64, row => whole[row]);
        CollectionAssert.AreEqual(new uint[] { 3, 1, 0, 4 }, Read<uint>(numbers.Transform(Data(longs, [1, 1, 1, 1], "a")), "Label"));
        CollectionAssert.AreEqual(new uint[] { 2, 0, 0, 3 }, Read<uint>(numbers.Transform(Data(Texts("2.5", "NaN", "", "3"), [1, 1, 1, 1], "a")), "Label"));
        CollectionAssert.AreEqual(
            new uint[] { 0, 3, 1, 0 },
            Read<uint>(numbers.Transform(Data(FakeColumn.Key("Label", row => (uint)row, "3", "1", "cat"), [1, 1, 1, 1], "a")), "Label"));

        UnifyLabelsTransformer words = Ml.Transforms.UnifyLabels().Fit(Data(Texts("yes", "no", "True", "NaN"), [1, 1, 1, 1], "a"));
        CollectionAssert.AreEqual(new[] { "NaN", "True", "no", "yes" }, words.Classes.ToArray());
        FakeColumn booleans = FakeColumn.Of("Label", BooleanDataViewType.Instance, row => row == 0);
        CollectionAssert.AreEqual(new uint[] { 2, 0, 0, 0 }, Read<uint>(words.Transform(Data(booleans, [1, 1, 1, 1], "a")), "Label"));
        CollectionAssert.AreEqual(new uint[] { 0 }, Read<uint>(words.Transform(Data(Singles("Label", float.NaN), [1], "a")), "Label"));
    }

    [TestMethod]
    public void Transform_EmptyTextAfterAnEmptyKeyValue_IsMissing()
    {
        UnifyLabelsOptions options = new() { ClassNames = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["nothing", "cat"] } };
        FakeDataView keys = Data(FakeColumn.Key("Label", row => (uint)row, "", "cat"), [1, 1, 1], "a");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels(options).Fit(keys);
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2 }, Read<uint>(transformer.Transform(keys), "Label"));
        CollectionAssert.AreEqual(new uint[] { 0, 2 }, Read<uint>(transformer.Transform(Data(Texts("", "cat"), [1, 1], "a")), "Label"));
    }

    [TestMethod]
    public void Door_OtherNames_AreUsed()
    {
        var data = new FakeDataView(2, Singles("class", 4, 2), FakeColumn.Key("from", row => (uint)row + 1, "a", "b"));
        IDataView view = Ml.Transforms.UnifyLabels("joint", "class", "from").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "class", "from", "joint" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new uint[] { 2, 1 }, Read<uint>(view, "joint"));
    }

    [TestMethod]
    public void Options_NotSet_HaveTheDocumentedDefaults()
    {
        var options = new UnifyLabelsOptions();
        Assert.AreEqual("Label", options.OutputColumnName);
        Assert.IsNull(options.InputColumnName);
        Assert.AreEqual("source_id", options.SourceColumnName);
        Assert.IsNull(options.ClassNames);
    }

    private static void AssertNumbers<T>(NumberDataViewType type)
        where T : struct, INumber<T>
    {
        T[] labels = [T.CreateChecked(120), T.CreateChecked(3), T.CreateChecked(120), T.Zero];
        FakeDataView data = Data(FakeColumn.Of("Label", type, row => labels[row]), [1, 2, 2, 1], "a", "b");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "0", "3", "120" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 3, 2, 3, 1 }, Read<uint>(transformer.Transform(data), "Label"));
    }

    private static void AssertKeys<T>()
        where T : struct, IBinaryInteger<T>
    {
        FakeColumn label = FakeColumn.Of(
            "Label", new KeyDataViewType(typeof(T), 3), row => T.CreateChecked(row), FakeColumn.Texts("KeyValues", "cat", "dog", "fox"));
        FakeDataView data = Data(label, [1, 2, 2, 1], "a", "b");
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(data);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fox" }, transformer.Classes.ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3 }, Read<uint>(transformer.Transform(data), "Label"));
        Assert.AreEqual(new LabelRow("b", "fox", 2, "fox"), transformer.Labels[^1]);
        Assert.HasCount(6, transformer.Labels);
    }

    private static void AssertClasses(FakeColumn label, params string[] classes) =>
        CollectionAssert.AreEqual(classes, Ml.Transforms.UnifyLabels().Fit(Data(label, [1], "a")).Classes.ToArray());

    private static FakeColumn KeyOf<T>(PrimitiveDataViewType item, params T[] values)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues", new VectorDataViewType(item, values.Length), (ref VBuffer<T> result) => new VBuffer<T>(values.Length, values).CopyTo(ref result));
        return FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), values.Length), row => (uint)row, annotations.ToAnnotations());
    }

    private static FakeColumn Texts(params string[] labels) => FakeColumn.Of("Label", TextDataViewType.Instance, row => labels[row].AsMemory());

    private static FakeDataView Data(FakeColumn label, uint[] sources, params string[] names) => new(sources.Length, label, Sources(sources, names));
}
