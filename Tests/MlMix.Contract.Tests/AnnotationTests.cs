using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class AnnotationTests
{
    [TestMethod]
    public void GetValue_PresentKind_ReadsIt()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Year", NumberDataViewType.Int32, 1998);
        DataViewSchema.Annotations annotations = builder.ToAnnotations();
        int year = 0;
        annotations.GetValue("Year", ref year);
        Assert.AreEqual(1998, year);
        Assert.AreEqual("Year", annotations.ToString());
        annotations.GetGetter<int>(annotations.Schema["Year"])(ref year);
        Assert.AreEqual(1998, year);
    }

    [TestMethod]
    public void GetValue_AbsentKindOrOtherType_Throws()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Year", NumberDataViewType.Int32, 1998);
        DataViewSchema.Annotations annotations = builder.ToAnnotations();
        long wide = 0;
        int year = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Year", ref wide));
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Month", ref year));
    }

    [TestMethod]
    public void Builder_GetterOfAnotherType_Throws()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        ValueGetter<long> getter = (ref long value) => value = 1;
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add("Year", NumberDataViewType.Int32, getter));
        Exception wrapped = Assert.ThrowsExactly<TargetInvocationException>(
            () => builder.Add("Year", NumberDataViewType.Int32, (Delegate)getter));
        Assert.IsInstanceOfType<ArgumentException>(wrapped.InnerException);
        Assert.ThrowsExactly<ArgumentException>(() => builder.AddPrimitiveValue("Year", NumberDataViewType.Int32, 1L));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.Add<long>("", NumberDataViewType.Int64, getter));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.Add<long>("Year", null!, getter));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.Add<long>("Year", NumberDataViewType.Int64, null!));
    }

    [TestMethod]
    public void Builder_SomeKindsOfOthers_TakesThoseSelected()
    {
        var first = new DataViewSchema.Annotations.Builder();
        first.AddPrimitiveValue("One", NumberDataViewType.Int32, 1);
        first.AddPrimitiveValue("Two", NumberDataViewType.Int32, 2);
        var second = new DataViewSchema.Annotations.Builder();
        second.Add(first.ToAnnotations(), kind => kind == "Two");
        second.Add(null!, _ => true);
        DataViewSchema.Annotations annotations = second.ToAnnotations();
        int two = 0;
        annotations.GetValue("Two", ref two);
        Assert.AreEqual(2, two);
        Assert.AreEqual(1, annotations.Schema.Count);
    }

    [TestMethod]
    public void Column_WithoutAnnotations_HasEmptyOnes()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", NumberDataViewType.Int32);
        Assert.AreEqual(0, builder.ToSchema()["a"].Annotations.Schema.Count);
        Assert.AreEqual(0, DataViewSchema.Annotations.Empty.Schema.Count);
    }

    [TestMethod]
    public void HasKeyValues_AsManyAsKeys_IsTrue()
    {
        DataViewSchema.Column column = KeyColumn(new KeyDataViewType(typeof(uint), 2), "cat", "dog");
        Assert.IsTrue(column.HasKeyValues());
        Assert.IsFalse(column.HasKeyValues(NumberDataViewType.Single));
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, values.DenseValues().Select(v => v.ToString()).ToArray());
        Assert.IsFalse(KeyColumn(new KeyDataViewType(typeof(uint), 3), "cat", "dog").HasKeyValues());
        Assert.IsFalse(KeyColumn(NumberDataViewType.UInt32, "cat", "dog").HasKeyValues());
        Assert.IsTrue(KeyColumn(new VectorDataViewType(new KeyDataViewType(typeof(uint), 2), 7), "cat", "dog").HasKeyValues());
    }

    [TestMethod]
    public void GetKeyValues_WithoutAny_Throws()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", new KeyDataViewType(typeof(uint), 2));
        DataViewSchema.Column column = builder.ToSchema()["a"];
        VBuffer<ReadOnlyMemory<char>> values = default;
        Assert.IsFalse(column.HasKeyValues());
        Assert.ThrowsExactly<InvalidOperationException>(() => column.GetKeyValues(ref values));
    }

    [TestMethod]
    public void HasSlotNames_AsManyAsSlots_IsTrue()
    {
        DataViewSchema.Column column = Annotated("SlotNames", new VectorDataViewType(NumberDataViewType.Single, 2), "x", "y");
        Assert.IsTrue(column.HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.AreEqual("y", names.GetItemOrDefault(1).ToString());
        Assert.IsFalse(Annotated("SlotNames", new VectorDataViewType(NumberDataViewType.Single, 3), "x", "y").HasSlotNames());
        Assert.IsFalse(Annotated("SlotNames", new VectorDataViewType(NumberDataViewType.Single), "x", "y").HasSlotNames());
        Assert.IsFalse(Annotated("SlotNames", NumberDataViewType.Single, "x").HasSlotNames());
    }

    [TestMethod]
    public void IsNormalized_TrueFalseAbsent_IsTrueOnlyWhenSaid()
    {
        Assert.IsTrue(Normalized(BooleanDataViewType.Instance, true).IsNormalized());
        Assert.IsFalse(Normalized(BooleanDataViewType.Instance, false).IsNormalized());
        Assert.IsFalse(Normalized(NumberDataViewType.Int32, 1).IsNormalized());
        Assert.IsFalse(KeyColumn(NumberDataViewType.UInt32, "cat").IsNormalized());
    }

    private static DataViewSchema.Column Normalized<T>(PrimitiveDataViewType type, T value)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", type, value);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", NumberDataViewType.Single, annotations.ToAnnotations());
        return builder.ToSchema()["a"];
    }

    private static DataViewSchema.Column KeyColumn(DataViewType type, params string[] values) => Annotated("KeyValues", type, values);

    private static DataViewSchema.Column Annotated(string kind, DataViewType type, params string[] values)
    {
        var buffer = new VBuffer<ReadOnlyMemory<char>>(values.Length, [.. values.Select(v => v.AsMemory())]);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(kind, new VectorDataViewType(TextDataViewType.Instance, values.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => buffer.CopyTo(ref value));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", type, annotations.ToAnnotations());
        return builder.ToSchema()["a"];
    }
}
