using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Arrays;

[TestClass]
public class ArrayDataViewTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void LoadFromArrays_Columns_KeepTheirOrderNamesAndTypes()
    {
        var view = Small();

        CollectionAssert.AreEqual(new[] { "Label", "Features", "Name", "Kind" }, view.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(NumberDataViewType.Int32, view.Schema["Label"].Type);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2, 1), view.Schema["Features"].Type);
        Assert.AreEqual(TextDataViewType.Instance, view.Schema["Name"].Type);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), view.Schema["Kind"].Type);
        Assert.AreEqual(3L, view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
    }

    [TestMethod]
    public void GetRowCursor_EveryColumn_GivesTheValues()
    {
        var view = Small();

        CollectionAssert.AreEqual(new[] { 7, 8, 9 }, ViewRows.Column<int>(view, "Label"));
        var vectors = ViewRows.Vectors<float>(view, "Features");
        CollectionAssert.AreEqual(new[] { 1f, 2f }, vectors[0]);
        CollectionAssert.AreEqual(new[] { 3f, 4f }, vectors[1]);
        CollectionAssert.AreEqual(new[] { 5f, 6f }, vectors[2]);
        var names = ViewRows.Column<ReadOnlyMemory<char>>(view, "Name");
        CollectionAssert.AreEqual(new[] { "a", "", "c" }, names.Select(text => text.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { 2u, 0u, 1u }, ViewRows.Column<uint>(view, "Kind"));
    }

    [TestMethod]
    public void Schema_KeyColumn_HasItsNamesAsAnnotation()
    {
        var view = Small();
        VBuffer<ReadOnlyMemory<char>> names = default;

        view.Schema["Kind"].GetKeyValues(ref names);

        CollectionAssert.AreEqual(new[] { "first", "second" }, names.DenseValues().Select(text => text.ToString()).ToArray());
    }

    [TestMethod]
    public void GetRowCursor_VectorOfStrings_GivesTexts()
    {
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("T", new[] { "a", "b", null!, "d" }, 2));

        var rows = ViewRows.Vectors<ReadOnlyMemory<char>>(view, "T");

        CollectionAssert.AreEqual(new[] { "a", "b" }, rows[0].Select(text => text.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "", "d" }, rows[1].Select(text => text.ToString()).ToArray());
    }

    [TestMethod]
    public void GetRowCursor_Values_AreReadFromTheArrayItself()
    {
        var values = new[] { 1, 2 };
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("A", values));
        values[1] = 5;

        CollectionAssert.AreEqual(new[] { 1, 5 }, ViewRows.Column<int>(view, "A"));
    }

    [TestMethod]
    public void GetGetter_WrittenIntoByTheReader_LeavesTheArrayAlone()
    {
        var values = new[] { 1f, 2f };
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("A", values, 2));
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["A"]);
        VBuffer<float> value = default;
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        var editor = VBufferEditor.CreateFromBuffer(ref value);
        editor.Values.Clear();

        getter(ref value);

        CollectionAssert.AreEqual(new[] { 1f, 2f }, values);
        CollectionAssert.AreEqual(new[] { 1f, 2f }, value.DenseValues().ToArray());
    }

    [TestMethod]
    public void GetIdGetter_Always_GivesPositions()
    {
        CollectionAssert.AreEqual(new DataViewRowId[] { new(0, 0), new(1, 0), new(2, 0) }, ViewRows.Ids(Small()));
    }

    [TestMethod]
    public void GetRowCursor_InactiveColumn_HasNoGetter()
    {
        var view = Small();
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);

        Assert.AreSame(view.Schema, cursor.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<uint>(view.Schema["Kind"]));
    }

    [TestMethod]
    public void GetGetter_OffTheRows_Fails()
    {
        var view = Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Number", new[] { 1 }),
            ArrayColumn.Scalar("Text", new[] { "a" }),
            ArrayColumn.Vector("Numbers", new[] { 1, 2 }, 2),
            ArrayColumn.Vector("Texts", new[] { "a", "b" }, 2));

        Check<int>("Number");
        Check<ReadOnlyMemory<char>>("Text");
        Check<VBuffer<int>>("Numbers");
        Check<VBuffer<ReadOnlyMemory<char>>>("Texts");

        void Check<T>(string name)
        {
            using var cursor = view.GetRowCursor(view.Schema);
            var getter = cursor.GetGetter<T>(view.Schema[name]);
            T value = default!;
            Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value), name);
            Assert.IsTrue(cursor.MoveNext());
            getter(ref value);
            Assert.IsFalse(cursor.MoveNext());
            Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value), name);
        }
    }

    [TestMethod]
    public void GetRowCursorSet_Always_HoldsAllRows()
    {
        var view = Small();
        var cursors = view.GetRowCursorSet(view.Schema, 4);
        long rows = 0;
        foreach (var cursor in cursors)
        {
            using (cursor)
            {
                while (cursor.MoveNext())
                    rows++;
            }
        }

        Assert.AreEqual(3, rows);
    }

    [TestMethod]
    public void GetRowCursor_NoRows_EndsAtOnce()
    {
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("A", Array.Empty<int>()), ArrayColumn.Vector("B", Array.Empty<float>(), 3));

        Assert.AreEqual(0L, view.GetRowCount());
        Assert.AreEqual(0, ViewRows.Column<int>(view, "A").Count);
    }

    [TestMethod]
    public void LoadFromArrays_FaultyColumns_AreAllNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("A", new int[3]), null!, ArrayColumn.Scalar("B", new int[2]), ArrayColumn.Vector("A", new float[4], 1)));

        Assert.AreEqual("LoadFromArrays: 4 faults\n"
            + "- Column 2 of 4 is null. Leave it out or give a column.\n"
            + "- Column 'B' has 2 rows, but column 'A' has 3. All columns have the same number of rows.\n"
            + "- Columns 1 and 4 are both named 'A'. Give each a name of its own.\n"
            + "- Column 'A' has 4 rows, but column 'A' has 3. All columns have the same number of rows.", error.Message);
    }

    [TestMethod]
    public void LoadFromArrays_NoColumns_Fails()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromArrays());

        Assert.AreEqual("LoadFromArrays: There are no columns. Give at least one.", error.Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromArrays(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArraysCatalog.LoadFromArrays(null!, ArrayColumn.Scalar("A", new int[1])));
    }

    [TestMethod]
    public void MoveNext_ManyRows_AllocatesNothing()
    {
        const int warmUp = 1_000, rows = 100_000;
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new float[(warmUp + 3 * rows) * 4], 4));
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["V"]);
        VBuffer<float> value = default;
        Allocation.Walk(cursor, getter, ref value, warmUp);

        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, rows));
    }

    [TestMethod]
    public void GetRowCursor_EightAtOnce_GiveTheSameRows()
    {
        var values = Enumerable.Range(0, 5_000).ToArray();
        var view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("A", values));
        var read = new List<int>[8];

        Parallel.For(0, read.Length, i => read[i] = ViewRows.Column<int>(view, "A"));

        foreach (var rows in read)
            CollectionAssert.AreEqual(values, rows);
    }

    private static IDataView Small() => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", new[] { 7, 8, 9 }),
        ArrayColumn.Vector("Features", new[] { 1f, 2f, 3f, 4f, 5f, 6f }, 2, 1),
        ArrayColumn.Scalar("Name", new[] { "a", null!, "c" }),
        ArrayColumn.Key("Kind", [2, 0, 1], "first", "second"));
}
