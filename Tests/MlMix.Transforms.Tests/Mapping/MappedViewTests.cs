using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>The contract of a mapped view, on NormalizeBySource with given statistics: x becomes (x - 10) / 2 for "a", (x - 20) / 4 for
/// "b".</summary>
[TestClass]
public class MappedViewTests
{
    private const int Rows = 50;

    private static readonly Dictionary<string, SourceStatistics> Given = new() { ["a"] = new(10, 2), ["b"] = new(20, 4) };

    [TestMethod]
    public void Schema_OutputHasInputName_HidesItLikeCopyColumns()
    {
        FakeDataView data = Data();
        DataViewSchema schema = Transformer("x").Transform(data).Schema;
        DataViewSchema stock = Ml.Transforms.CopyColumns("x", "y").Fit(data).GetOutputSchema(data.Schema);
        CollectionAssert.AreEqual(new[] { "text", "(x)", "x", "y", "source_id" }, ColumnNames(schema));
        CollectionAssert.AreEqual(ColumnNames(stock), ColumnNames(schema));
    }

    [TestMethod]
    public void Schema_OutputHasNewName_IsLast()
    {
        DataViewSchema schema = Transformer("z").GetOutputSchema(Data().Schema);
        CollectionAssert.AreEqual(new[] { "text", "x", "y", "source_id", "z" }, ColumnNames(schema));
    }

    [TestMethod]
    public void Schema_OtherColumns_KeepTypeAndAnnotations()
    {
        DataViewSchema schema = Transformer("z").GetOutputSchema(Data().Schema);
        CollectionAssert.AreEqual(new[] { "a", "b" }, KeyValues(schema["source_id"]));
        Assert.AreEqual(TextDataViewType.Instance, schema["text"].Type);
    }

    [TestMethod]
    public void Cursor_HiddenColumn_IsReadByIndex()
    {
        IDataView view = Transformer("x").Transform(Data());
        float[] hidden = Read<float>(view, view.Schema[1]);
        float[] shown = Read<float>(view, view.Schema["x"]);
        Assert.AreEqual(2, view.Schema["x"].Index);
        CollectionAssert.AreEqual(new float[] { 0, 1, 2, 3 }, hidden[..4]);
        CollectionAssert.AreEqual(new float[] { -5, -4.75f, -4, -4.25f }, shown[..4]);
    }

    [TestMethod]
    public void Cursor_SomeColumns_AsksOnlyWhatTheyNeed()
    {
        var counting = new CountingDataView(Data());
        IDataView view = Transformer("x").Transform(counting);
        DataViewSchema.Column shown = view.Schema["x"];
        DataViewSchema.Column hidden = view.Schema[1];
        DataViewSchema.Column text = view.Schema["text"];

        foreach (DataViewSchema.Column[] wanted in new DataViewSchema.Column[][] { [], [text], [hidden], [shown], [text, shown] })
            view.GetRowCursor(wanted).Dispose();
        view.GetRowCursorSet([shown], 3)[0].Dispose();

        string[] asked = [.. counting.Asked.Select(columns => string.Join(" ", columns))];
        CollectionAssert.AreEqual(
            new[] { "", "0:text", "1:x", "1:x 3:source_id", "0:text 1:x 3:source_id", "1:x 3:source_id" }, asked);
    }

    [TestMethod]
    public void Cursor_InactiveColumn_Throws()
    {
        IDataView view = Transformer("z").Transform(Data());
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["z"]]);
        Assert.IsTrue(cursor.IsColumnActive(view.Schema["z"]));
        Assert.IsFalse(cursor.IsColumnActive(view.Schema["x"]), "Asked of the source only for the sake of 'z'.");
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["x"]));
        Assert.AreEqual("The column 'x' is not active: it was not among the columns asked for.", error.Message);
    }

    [TestMethod]
    public void Cursor_OtherType_Throws()
    {
        IDataView view = Transformer("z").Transform(Data());
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["z"]]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["z"]));
        Assert.AreEqual("The column 'z' holds System.Single; a getter of System.Double was asked for.", error.Message);
    }

    [TestMethod]
    public void Cursor_ColumnOfALargerSchema_Throws()
    {
        IDataView small = Transformer("x").Transform(Data());
        DataViewSchema.Column beyond = Transformer("z").Transform(small).Schema["z"];
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => small.GetRowCursor([beyond]));
        Assert.AreEqual("NormalizeBySource: the column 'z' is not one of the 5 columns of this data.", error.Message);
        using DataViewRowCursor cursor = small.GetRowCursor(small.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.IsColumnActive(beyond));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(beyond));
    }

    [TestMethod]
    public void Cursor_BeforeFirstAndAfterLast_GetterThrows()
    {
        IDataView view = Transformer("z").Transform(Data());
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<float> get = cursor.GetGetter<float>(view.Schema["z"]);
        float value = 0;
        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => get(ref value));
        while (cursor.MoveNext())
            get(ref value);
        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => get(ref value));
    }

    [TestMethod]
    public void Cursor_Schema_IsTheViews()
    {
        IDataView view = Transformer("z").Transform(Data());
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        Assert.AreSame(view.Schema, cursor.Schema);
    }

    [TestMethod]
    public void Cursor_SameGetterAskedTwice_IsTheSame()
    {
        IDataView view = Transformer("z").Transform(Data());
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Assert.AreSame(cursor.GetGetter<float>(view.Schema["z"]), cursor.GetGetter<float>(view.Schema["z"]));
    }

    [TestMethod]
    public void Cursor_Disposed_DisposesInputOnce()
    {
        var counting = new CountingDataView(Data());
        IDataView view = Transformer("z").Transform(counting);
        DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        DataViewRowCursor[] set = view.GetRowCursorSet(view.Schema, 4);
        Assert.AreEqual(5, counting.Open);
        cursor.Dispose();
        cursor.Dispose();
        Assert.AreEqual(4, counting.Open);
        foreach (DataViewRowCursor one in set)
            one.Dispose();
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Cursor_GetterOfInputFails_LeavesNoneOpen()
    {
        var fault = new InvalidDataException("broken");
        var counting = new CountingDataView(Data()) { GetterFault = fault };
        IDataView view = Transformer("z").Transform(counting);
        Assert.AreSame(fault, Assert.ThrowsExactly<InvalidDataException>(() => view.GetRowCursor(view.Schema)));
        Assert.AreSame(fault, Assert.ThrowsExactly<InvalidDataException>(() => view.GetRowCursorSet(view.Schema, 4)));
        Assert.AreEqual(2, counting.Asked.Count);
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void View_CountAndShuffle_AreTheInputs()
    {
        Assert.AreEqual(Rows, Transformer("z").Transform(Data()).GetRowCount());
        Assert.IsFalse(Transformer("z").Transform(Data()).CanShuffle);
        var other = new FakeDataView(Rows, Columns()) { CanShuffle = true, CountUnknown = true };
        IDataView view = Transformer("z").Transform(other);
        Assert.IsNull(view.GetRowCount());
        Assert.IsTrue(view.CanShuffle);
        var random = new Random(3);
        view.GetRowCursor([], random).Dispose();
        Assert.AreSame(random, other.LastRandom);
        foreach (DataViewRowCursor cursor in view.GetRowCursorSet([], 2))
            cursor.Dispose();
        Assert.IsNull(other.LastRandom);
    }

    [TestMethod]
    public void CursorSet_EightInParallel_GiveEveryRowOnce()
    {
        IDataView view = Transformer("z").Transform(Data());
        float[] serial = Read<float>(view, "z");
        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 8);
        Assert.AreEqual(8, cursors.Length);
        var seen = new (long Batch, float Hidden, float Value, DataViewRowId Id)[8][];
        Parallel.For(0, 8, index => seen[index] = [.. Walk(cursors[index])]);

        var merged = seen.SelectMany(rows => rows).OrderBy(row => row.Batch).ToArray();
        CollectionAssert.AreEqual(
            Enumerable.Range(0, Rows).Select(row => (float)row).ToArray(), merged.Select(row => row.Hidden).ToArray());
        CollectionAssert.AreEqual(serial, merged.Select(row => row.Value).ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, Rows).Select(row => new DataViewRowId((ulong)row, 7)).ToArray(), merged.Select(row => row.Id).ToArray());
    }

    [TestMethod]
    public void Views_ReadAtTheSameTime_AreEqual()
    {
        IDataView view = Transformer("z").Transform(Data());
        float[] serial = Read<float>(view, "z");
        var reads = new float[8][];
        Parallel.For(0, 8, index => reads[index] = Read<float>(view, "z"));
        foreach (float[] read in reads)
            CollectionAssert.AreEqual(serial, read);
    }

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        NormalizeBySourceTransformer transformer = Transformer("z");
        IDataView view = transformer.Transform(Data());
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => view.GetRowCursor((IEnumerable<DataViewSchema.Column>)null!));
    }

    private static IEnumerable<(long Batch, float Hidden, float Value, DataViewRowId Id)> Walk(DataViewRowCursor cursor)
    {
        using (cursor)
        {
            ValueGetter<float> hidden = cursor.GetGetter<float>(cursor.Schema["x"]);
            ValueGetter<float> value = cursor.GetGetter<float>(cursor.Schema["z"]);
            ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
            (long Batch, float Hidden, float Value, DataViewRowId Id) row = default;
            for (long position = 0; cursor.MoveNext(); position++)
            {
                Assert.AreEqual(position, cursor.Position);
                row.Batch = cursor.Batch;
                hidden(ref row.Hidden);
                value(ref row.Value);
                id(ref row.Id);
                yield return row;
            }
        }
    }

    private static NormalizeBySourceTransformer Transformer(string output)
    {
        var options = new NormalizeBySourceOptions { Columns = [new(output, "x")], Statistics = new(output, Given) };
        return Ml.Transforms.NormalizeBySource(options).Fit(Data());
    }

    private static FakeDataView Data() => new(Rows, Columns());

    private static FakeColumn[] Columns() =>
    [
        FakeColumn.Of("text", TextDataViewType.Instance, row => $"row {row}".AsMemory()),
        FakeColumn.Of("x", NumberDataViewType.Single, row => (float)row),
        FakeColumn.Of("y", NumberDataViewType.Single, row => (float)-row),
        FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"),
    ];
}
