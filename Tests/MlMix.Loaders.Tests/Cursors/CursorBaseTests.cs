using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Loaders.Tests.Cursors;

[TestClass]
public class CursorBaseTests
{
    private static readonly DataViewSchema Schema = MakeSchema(("A", NumberDataViewType.Single), ("B", NumberDataViewType.Int32));

    [TestMethod]
    public void Constructor_Always_KeepsSchemaAndActiveColumns()
    {
        using var cursor = new CountingCursor(rows: 1, "B");

        Assert.AreSame(Schema, cursor.Schema);
        Assert.IsFalse(cursor.IsColumnActive(Schema["A"]));
        Assert.IsTrue(cursor.IsColumnActive(Schema["B"]));
        Assert.AreEqual(0, cursor.Batch);
    }

    [TestMethod]
    public void MoveNext_ThreeRows_CountsPositionsAndEndsForGood()
    {
        using var cursor = new CountingCursor(rows: 3, "A");
        var positions = new List<long> { cursor.Position };
        while (cursor.MoveNext())
            positions.Add(cursor.Position);
        positions.Add(cursor.Position);

        CollectionAssert.AreEqual(new long[] { -1, 0, 1, 2, -1 }, positions);
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
        Assert.AreEqual(4, cursor.Moves, "Step is not called again after it returned false.");
    }

    [TestMethod]
    public void MoveNext_AtTheEnd_ClosesOnce()
    {
        var cursor = new CountingCursor(rows: 2, "A");
        while (cursor.MoveNext())
            Assert.AreEqual(0, cursor.Closed);

        Assert.AreEqual(1, cursor.Closed);
        cursor.Dispose();
        Assert.AreEqual(1, cursor.Closed);
    }

    [TestMethod]
    public void Dispose_OnARow_ClosesOnceAndEndsTheRows()
    {
        var cursor = new CountingCursor(rows: 2, "A");
        Assert.IsTrue(cursor.MoveNext());
        cursor.Dispose();
        cursor.Dispose();

        Assert.AreEqual(1, cursor.Closed);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Moves);
    }

    [TestMethod]
    public void MoveNext_Failing_ClosesAndPassesTheErrorOn()
    {
        var cursor = new CountingCursor(rows: 5, "A") { FailAt = 2 };
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<InvalidDataException>(() => cursor.MoveNext());

        Assert.AreEqual("row 2", error.Message);
        Assert.AreEqual(1, cursor.Closed);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void GetGetter_OffTheRows_Fails()
    {
        using var cursor = new CountingCursor(rows: 1, "A");
        var getter = cursor.GetGetter<float>(Schema["A"]);
        var id = cursor.GetIdGetter();
        float value = 0;
        DataViewRowId rowId = default;

        const string before = "The cursor is before its first row, so there is no value to get. Call MoveNext first.";
        Assert.AreEqual(before, Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value)).Message);
        Assert.AreEqual(before, Assert.ThrowsExactly<InvalidOperationException>(() => id(ref rowId)).Message);

        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        id(ref rowId);
        Assert.AreEqual(100f, value);
        Assert.AreEqual(new DataViewRowId(0, 0), rowId);

        Assert.IsFalse(cursor.MoveNext());
        const string after = "The cursor is past its last row or was disposed, so there is no value to get. "
            + "Open another cursor to read the rows again.";
        Assert.AreEqual(after, Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value)).Message);
        Assert.AreEqual(after, Assert.ThrowsExactly<InvalidOperationException>(() => id(ref rowId)).Message);
    }

    [TestMethod]
    public void GetGetter_AfterDisposeOnARow_Fails()
    {
        var cursor = new CountingCursor(rows: 2, "A");
        var getter = cursor.GetGetter<float>(Schema["A"]);
        Assert.IsTrue(cursor.MoveNext());
        cursor.Dispose();
        float value = 0;

        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
    }

    [TestMethod]
    public void GetGetter_InactiveColumn_Fails()
    {
        using var cursor = new CountingCursor(rows: 1, "A");

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(Schema["B"]));

        Assert.AreEqual("Column 'B' is not active in this cursor. Name it among the columns needed when the cursor is opened.",
            error.Message);
    }

    [TestMethod]
    public void GetGetter_WrongType_NamesColumnAskedAndTrueType()
    {
        using var cursor = new CountingCursor(rows: 1, "A");

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(Schema["A"]));

        Assert.AreEqual("Column 'A' was asked for as 'System.Double', but its values are 'System.Single' (column type Single).",
            error.Message);
    }

    [TestMethod]
    public void GetGetter_ColumnOfAnotherSchema_Fails()
    {
        using var cursor = new CountingCursor(rows: 1, "A");
        var strange = MakeSchema(("X", NumberDataViewType.Single), ("B", NumberDataViewType.Single), ("C", NumberDataViewType.Single));

        const string rest = " does not belong to this schema, whose columns are: 'A', 'B'. "
            + "Take columns from the Schema of the view or cursor that is asked.";
        var otherName = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(strange["X"]));
        Assert.AreEqual("Column 'X' (index 0)" + rest, otherName.Message);
        var otherType = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.IsColumnActive(strange["B"]));
        Assert.AreEqual("Column 'B' (index 1)" + rest, otherType.Message);
        var pastTheLast = Assert.ThrowsExactly<InvalidOperationException>(() => new ActiveColumns(Schema, [strange["C"]]));
        Assert.AreEqual("Column 'C' (index 2)" + rest, pastTheLast.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.IsColumnActive(default));
    }

    [TestMethod]
    public void IsColumnActive_EqualColumnOfAViewOverThisOne_IsKnown()
    {
        using var cursor = new CountingCursor(rows: 1, "A");
        var copy = MakeSchema(("A", NumberDataViewType.Single));

        Assert.IsTrue(cursor.IsColumnActive(copy["A"]));
    }

    [TestMethod]
    public void Constructor_Null_Fails()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new ActiveColumns(Schema, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ActiveColumns(null!, []));
    }

    private static DataViewSchema MakeSchema(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var (name, type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    /// <summary>Its column A holds 100, 101, ...; it counts the calls of what the base class is to call.</summary>
    private sealed class CountingCursor(int rows, params string[] active)
        : StepCursor(new ActiveColumns(CursorBaseTests.Schema, active.Select(name => CursorBaseTests.Schema[name])))
    {
        public int FailAt { get; init; } = -1;

        public int Moves { get; private set; }

        public int Closed { get; private set; }

        protected override bool Step()
        {
            if (Moves == FailAt)
                throw new InvalidDataException($"row {Position + 1}");
            return Moves++ < rows;
        }

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<float> getter = (ref float value) => value = 100 + EnsureOnRow();
            return (ValueGetter<TValue>)(Delegate)getter;
        }

        protected override void Close() => Closed++;
    }
}
