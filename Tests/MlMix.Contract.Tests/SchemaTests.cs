using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    public void Builder_ColumnsOfOneName_HideAllButTheLast()
    {
        DataViewSchema schema = Schema(("a", NumberDataViewType.Int32), ("b", TextDataViewType.Instance), ("a", NumberDataViewType.Single));
        Assert.AreEqual(3, schema.Count);
        CollectionAssert.AreEqual(new[] { true, false, false }, schema.Select(c => c.IsHidden).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, schema.Select(c => c.Index).ToArray());
        Assert.AreEqual(2, schema["a"].Index);
        Assert.AreSame(NumberDataViewType.Int32, schema[0].Type);
    }

    [TestMethod]
    public void Indexers_AbsentColumns_Throw()
    {
        DataViewSchema schema = Schema(("a", NumberDataViewType.Int32));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["A"]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema[""]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema[null!]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[1]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[-1]);
    }

    [TestMethod]
    public void GetColumnOrNull_PresentAndAbsent_GivesColumnOrNull()
    {
        DataViewSchema schema = Schema(("a", NumberDataViewType.Int32));
        Assert.AreEqual("a", schema.GetColumnOrNull("a")?.Name);
        Assert.IsNull(schema.GetColumnOrNull("b"));
        Assert.ThrowsExactly<ArgumentNullException>(() => schema.GetColumnOrNull(""));
    }

    [TestMethod]
    public void Builder_BadColumns_Throw()
    {
        var builder = new DataViewSchema.Builder();
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.AddColumn("", NumberDataViewType.Int32));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.AddColumn("a", null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new DataViewSchema.DetachedColumn("a", null!));
    }

    [TestMethod]
    public void AddColumns_OfAnotherSchema_KeepsNamesTypesAndAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var first = new DataViewSchema.Builder();
        first.AddColumn("a", NumberDataViewType.Int32, annotations.ToAnnotations());
        DataViewSchema source = first.ToSchema();

        var second = new DataViewSchema.Builder();
        second.AddColumn("z", TextDataViewType.Instance);
        second.AddColumns(source);
        second.AddColumns([new DataViewSchema.DetachedColumn(source[0])]);
        DataViewSchema schema = second.ToSchema();
        CollectionAssert.AreEqual(new[] { "z", "a", "a" }, schema.Select(c => c.Name).ToArray());
        Assert.AreSame(source[0].Annotations, schema[1].Annotations);
        Assert.AreSame(source[0].Annotations, schema[2].Annotations);
        Assert.IsTrue(schema["a"].IsNormalized());
    }

    [TestMethod]
    public void ToString_ColumnAndSchema_AreReadable()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("One", NumberDataViewType.Int32, 1);
        annotations.AddPrimitiveValue("Two", NumberDataViewType.Int32, 2);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", NumberDataViewType.Int32);
        builder.AddColumn("b", NumberDataViewType.Int32, annotations.ToAnnotations());
        DataViewSchema schema = builder.ToSchema();
        Assert.AreEqual("2 columns", schema.ToString());
        Assert.AreEqual("a: Int32", schema[0].ToString());
        Assert.AreEqual("b: Int32 {One, Two}", schema[1].ToString());
    }

    [TestMethod]
    public void Column_EqualityByValue_HoldsWithinASchemaOnly()
    {
        DataViewSchema schema = Schema(("a", NumberDataViewType.Int32), ("b", NumberDataViewType.Int32));
        Assert.IsTrue(schema["a"].Equals(schema[0]));
        Assert.IsFalse(schema["a"].Equals(schema["b"]));
    }

    private static DataViewSchema Schema(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach ((string name, DataViewType type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }
}
