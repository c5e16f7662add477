using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class CopyColumnsTests
{
    [TestMethod]
    public void Transform_NewName_AddsTheCopyAtTheEnd()
    {
        IDataView view = Copied("Copy", "Number", 3);
        CollectionAssert.AreEqual(new[] { "Number", "Half", "Copy" }, view.Schema.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, view.GetColumn<int>("Copy").ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0.5f, 1f }, view.GetColumn<float>("Half").ToArray());
        CollectionAssert.AreEqual(new[] { Id(0), Id(1), Id(2) }, view.Open("Copy").Ids());
        Assert.AreEqual(3, view.GetRowCount());
    }

    [TestMethod]
    public void Transform_NameInUse_PutsTheCopyAfterTheColumnItHides()
    {
        IDataView view = Copied("Number", "Half", 3);
        CollectionAssert.AreEqual(
            new[] { "Number: Int32", "Number: Single", "Half: Single" }, view.Schema.Select(c => c.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { true, false, false }, view.Schema.Select(c => c.IsHidden).ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0.5f, 1f }, view.GetColumn<float>("Number").ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, view.GetColumn<int>(view.Schema[0]).ToArray());
    }

    [TestMethod]
    public void Transform_AnnotatedColumn_KeepsItsAnnotations()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberRow));
        definition["Half"].AddAnnotation("IsNormalized", true, BooleanDataViewType.Instance);
        IDataView source = Ml.Data.LoadFromEnumerable(new List<NumberRow>(), definition);
        Assert.IsTrue(Ml.Transforms.CopyColumns("Copy", "Half").Fit(source).Transform(source).Schema["Copy"].IsNormalized());
    }

    [TestMethod]
    public void GetOutputSchema_AbsentInput_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.CopyColumns("Copy", "Absent").Fit(Numbers(1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.CopyColumns("Copy", ""));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.CopyColumns("", "Number"));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.CopyColumns("Copy", "Number").Fit(null!));
    }

    [TestMethod]
    public void Cursor_AsksTheSourceOnlyForWhatIsNeeded()
    {
        using DataViewRowCursor cursor = Copied("Copy", "Number", 3).Open("Copy");
        Assert.IsFalse(cursor.IsColumnActive(cursor.Schema["Number"]));

        // ML.NET puts another cursor on top where there are several cores, which throws another exception.
        Exception refusal = Assert.Throws<Exception>(() => cursor.Getter<int>("Number"));
        Assert.IsTrue(refusal is ArgumentOutOfRangeException or InvalidOperationException, refusal.GetType().Name);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<long>("Copy"));
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.AreEqual(0, cursor.Get<int>("Copy"));
    }

    [TestMethod]
    public void SchemaShape_OfAnyColumn_SaysKindTypeKeyAndAnnotations()
    {
        SchemaShape? shape = null;
        var probe = new ShapeProbe(seen => shape = seen);
        probe.Append(Ml.Transforms.CopyColumns("Copy", "Key")).Fit(Shaped());

        Assert.IsNotNull(shape);
        CollectionAssert.AreEqual(
            new[]
            {
                "Hidden False Scalar Int32 0", "Key True Scalar UInt32 1", "Open False VariableVector Single 0",
                "Four False Vector Single 0",
            },
            shape.Select(c => $"{c.Name} {c.IsKey} {c.Kind} {c.ItemType} {c.Annotations.Count}").ToArray());
        SchemaShape.Column values = shape[1].Annotations[0];
        Assert.AreEqual("KeyValues Vector String", $"{values.Name} {values.Kind} {values.ItemType}");

        SchemaShape.Column copy = Ml.Transforms.CopyColumns("Copy", "Key").GetOutputSchema(shape).Single(c => c.Name == "Copy");
        Assert.IsTrue(copy.IsKey);
        Assert.AreEqual(1, copy.Annotations.Count);
        Assert.HasCount(4, Ml.Transforms.CopyColumns("Four", "Key").GetOutputSchema(shape));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.CopyColumns("Copy", "Absent").GetOutputSchema(shape));
        Assert.HasCount(2, new SchemaShape(shape.Take(2)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SchemaShape([default]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new SchemaShape(null!));
    }

    private static IDataView Copied(string output, string input, int rows) =>
        Ml.Transforms.CopyColumns(output, input).Fit(Numbers(rows)).Transform(Numbers(rows));

    private static EmptyView Shaped()
    {
        var names = new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), "b".AsMemory()]);
        var values = new DataViewSchema.Annotations.Builder();
        values.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> value) =>
            names.CopyTo(ref value));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Hidden", TextDataViewType.Instance);
        builder.AddColumn("Hidden", NumberDataViewType.Int32);
        builder.AddColumn("Key", new KeyDataViewType(typeof(uint), 2), values.ToAnnotations());
        builder.AddColumn("Open", new VectorDataViewType(NumberDataViewType.Single));
        builder.AddColumn("Four", new VectorDataViewType(NumberDataViewType.Single, 2, 2));
        return new EmptyView(builder.ToSchema());
    }
}
