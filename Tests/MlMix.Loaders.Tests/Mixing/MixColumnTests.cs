using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Which columns a mix has, and what it keeps of what the sources say about them.</summary>
[TestClass]
public class MixColumnTests
{
    private static readonly VectorDataViewType ThreeNumbers = new(NumberDataViewType.Single, 3);

    [TestMethod]
    public void Schema_ColumnsInOtherOrder_AreMatchedByName()
    {
        var first = new FakeDataView(2, Int("A", 10), Int("B", 20), Text("C", "first"));
        var second = new FakeDataView(2, Text("C", "second"), Int("B", 40), Int("A", 30));

        MixedDataView mix = Ml.Data.Mix(Over(first, second));

        CollectionAssert.AreEqual(new[] { "A", "B", "C", "source_id" }, mix.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 10, 30, 11 }, ViewRows.Column<int>(mix, "A"));
        CollectionAssert.AreEqual(new[] { 20, 40, 21 }, ViewRows.Column<int>(mix, "B"));
        CollectionAssert.AreEqual(new[] { "first 0", "second 0", "first 1" },
            ViewRows.Column<ReadOnlyMemory<char>>(mix, "C").Select(text => text.ToString()).ToArray());
    }

    [TestMethod]
    public void Schema_HiddenColumnsOfSources_AreNotTaken()
    {
        var first = new FakeDataView(2, Text("A", "hidden"), Int("A", 10), Int("B", 20));
        var second = new FakeDataView(2, Int("A", 30), Text("B", "hidden"), Int("B", 40));

        MixedDataView mix = Ml.Data.Mix(Over(first, second));

        CollectionAssert.AreEqual(new[] { "A", "B", "source_id" }, mix.Schema.Select(column => column.Name).ToArray());
        Assert.IsFalse(mix.Schema.Any(column => column.IsHidden));
        CollectionAssert.AreEqual(new[] { 10, 30, 11 }, ViewRows.Column<int>(mix, "A"));
        CollectionAssert.AreEqual(new[] { 20, 40, 21 }, ViewRows.Column<int>(mix, "B"));
    }

    [TestMethod]
    public void Schema_AHiddenColumnNamedLikeTheSourceColumn_IsStillAClash()
    {
        // It is hidden by one of the same name that is not.
        var view = new FakeDataView(2, Text("source_id", "x"), Int("source_id", 1));

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(Over(view)));

        Assert.AreEqual("Mix: Column 'source_id' of 'a' has the name of a column that the mix adds; "
            + "set SourceColumnName to another name, or rename the source's column (Rename) or leave it out (Drop).", error.Message);
    }

    [TestMethod]
    public void Annotations_EqualInAllSources_AreKept()
    {
        MixedDataView mix = Ml.Data.Mix(Over(
            WithSlots("red", "green", "blue"), WithSlots("red", "green", "blue"), WithSlots("red", "green", "blue")));
        VBuffer<ReadOnlyMemory<char>> names = default;
        Assert.IsTrue(mix.Schema["Features"].HasSlotNames());
        mix.Schema["Features"].GetSlotNames(ref names);

        CollectionAssert.AreEqual(new[] { "red", "green", "blue" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    [TestMethod]
    public void Annotations_DifferentInOneSource_AreDropped()
    {
        string[] rgb = ["red", "green", "blue"];

        Assert.IsFalse(Kept(WithSlots(rgb), WithSlots(rgb), WithSlots("red", "blue", "green")));
        Assert.IsFalse(Kept(WithSlots(rgb), WithSlots()));
        Assert.IsFalse(Kept(WithSlots(), WithSlots(rgb)));

        static bool Kept(params IDataView[] views) => Ml.Data.Mix(Over(views)).Schema["Features"].HasSlotNames();
    }

    [TestMethod]
    [DataRow(true, true, true)]
    [DataRow(false, false, false)]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    public void Annotations_Normalized_IsKeptWhereItHoldsForAll(bool first, bool second, bool expected)
    {
        MixedDataView mix = Ml.Data.Mix(Over(Normalized(first), Normalized(second)));

        Assert.AreEqual(expected, mix.Schema["Features"].IsNormalized());
        Assert.AreEqual(first == second, mix.Schema["Features"].Annotations.Schema.GetColumnOrNull("IsNormalized") is not null);
    }

    [TestMethod]
    public void Annotations_OfAnyKind_AreComparedByTypeAndValue()
    {
        FakeDataView Annotated<T>(PrimitiveDataViewType type, T value)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.AddPrimitiveValue("Unit", type, value);
            return new FakeDataView(2, FakeColumn.Of("A", NumberDataViewType.Int32, row => 1, builder.ToAnnotations()));
        }
        FakeDataView Text(ReadOnlyMemory<char> value) => Annotated(TextDataViewType.Instance, value);
        bool Kept(params IDataView[] views) => Ml.Data.Mix(Over(views)).Schema["A"].Annotations.Schema.GetColumnOrNull("Unit") is not null;

        Assert.IsTrue(Kept(Annotated(NumberDataViewType.Int32, 1), Annotated(NumberDataViewType.Int32, 1)));
        Assert.IsFalse(Kept(Annotated(NumberDataViewType.Int32, 1), Annotated(NumberDataViewType.Int32, 2)));
        Assert.IsFalse(Kept(Annotated(NumberDataViewType.Int32, 1), Annotated(NumberDataViewType.Int64, 1L)));
        Assert.IsTrue(Kept(Text("cm".AsMemory()), Text(new[] { 'c', 'm' })));
        Assert.IsFalse(Kept(Text("cm".AsMemory()), Text("mm".AsMemory())));
        Assert.IsTrue(Kept(Annotated(NumberDataViewType.Double, double.NaN), Annotated(NumberDataViewType.Double, double.NaN)));
    }

    [TestMethod]
    public void Annotations_SparseInOneSource_EqualTheDenseOnesOfTheOther()
    {
        FakeDataView With(VBuffer<float> value)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.Add("Means", ThreeNumbers, (ref VBuffer<float> result) => value.CopyTo(ref result));
            return new FakeDataView(2, FakeColumn.Of("A", NumberDataViewType.Int32, row => 1, builder.ToAnnotations()));
        }

        MixedDataView mix = Ml.Data.Mix(Over(With(new VBuffer<float>(3, [0, 5, 0])), With(new VBuffer<float>(3, 1, [5f], [1]))));

        Assert.IsNotNull(mix.Schema["A"].Annotations.Schema.GetColumnOrNull("Means"));
    }

    [TestMethod]
    public void Annotations_OfOtherLength_AreDropped()
    {
        FakeDataView With(params float[] values)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.Add("Means", new VectorDataViewType(NumberDataViewType.Single),
                (ref VBuffer<float> result) => new VBuffer<float>(values.Length, values).CopyTo(ref result));
            return new FakeDataView(2, FakeColumn.Of("A", NumberDataViewType.Int32, row => 1, builder.ToAnnotations()));
        }
        bool Kept(params IDataView[] views) => Ml.Data.Mix(Over(views)).Schema["A"].Annotations.Schema.GetColumnOrNull("Means") is not null;

        Assert.IsTrue(Kept(With(1, 2), With(1, 2)));
        Assert.IsFalse(Kept(With(1, 2), With(1, 2, 3)));
        Assert.IsFalse(Kept(With(1, 2), With()));
    }

    [TestMethod]
    public void KeyColumn_EqualKeyValues_AreKept()
    {
        MixedDataView mix = Ml.Data.Mix(Over(Animals("cat", "dog"), Animals("cat", "dog")));
        VBuffer<ReadOnlyMemory<char>> values = default;
        mix.Schema["Animal"].GetKeyValues(ref values);

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), mix.Schema["Animal"].Type);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, values.DenseValues().Select(value => value.ToString()).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2 }, ViewRows.Column<uint>(mix, "Animal"));
    }

    [TestMethod]
    public void KeyColumn_WithoutKeyValuesInAnySource_IsTakenAsItIs()
    {
        static FakeDataView Bare() => new(3, FakeColumn.Of("Key", new KeyDataViewType(typeof(uint), 3), row => (uint)row + 1));

        MixedDataView mix = Ml.Data.Mix(Over(Bare(), Bare()));

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mix.Schema["Key"].Type);
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2, 2, 3 }, ViewRows.Column<uint>(mix, "Key"));
    }

    [TestMethod]
    public void Options_ChangedAfterwards_ChangeNothing()
    {
        var options = new MixOptions { Stop = StopRule.AllOnce };
        MixSource[] sources = Sources([1, 2]);
        MixedDataView mix = Ml.Data.Mix(options, sources);

        (options.Stop, options.Selection, options.Length, options.SourceColumnName) = (StopRule.Never, Selection.Concat, 1, "other");
        sources[0] = sources[1];

        Assert.AreEqual("a0 b0 b1", Rows(mix));
        Assert.AreEqual("source_id", mix.Schema[1].Name);
    }

    private static FakeColumn Int(string name, int start) => FakeColumn.Of(name, NumberDataViewType.Int32, row => start + (int)row);

    private static FakeColumn Text(string name, string start) =>
        FakeColumn.Of(name, TextDataViewType.Instance, row => $"{start} {row}".AsMemory());

    private static FakeDataView Animals(params string[] names) => new(2, FakeColumn.Key("Animal", row => (uint)row + 1, names));

    private static FakeDataView WithSlots(params string[] slots) => new(2, FakeColumn.OfVectors(
        "Features", ThreeNumbers, row => new VBuffer<float>(3, [1, 2, 3]),
        slots.Length == 0 ? null : FakeColumn.Texts("SlotNames", slots)));

    private static FakeDataView Normalized(bool normalized)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, normalized);
        return new FakeDataView(2, FakeColumn.Of("Features", NumberDataViewType.Single, row => 1f, builder.ToAnnotations()));
    }
}
