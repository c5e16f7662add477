using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>
/// Values that own resources, as ML.NET's images do: whoever opened one, or keeps it in memory, meets only his own again, and all that were made are
/// disposed by the time the reader has disposed of the one that he holds.
/// </summary>
[TestClass]
public class MixOwnedValueTests
{
    private const string Column = "Image";

    [TestMethod]
    [DataRow(StopRule.AllOnce)]
    [DataRow(StopRule.AllExhausted)]
    public void Values_OfViewsThatMakeThem_AreAllDisposed(StopRule stop)
    {
        var made = new List<Picture>();
        MixedDataView mix = Mix(Selection.RoundRobin(), stop, null, Over(Making(made, "a", 3), Making(made, "b", 5)));

        Picture? held = null;
        var seen = new List<string>();
        using (DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Column]]))
        {
            ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[Column]);
            while (cursor.MoveNext())
            {
                getter(ref held!);
                Assert.IsFalse(held.IsDisposed, $"{held.Name} is in use");
                seen.Add(held.Name);
            }
        }
        Assert.IsFalse(held!.IsDisposed, "the last one is the reader's");
        held.Dispose();

        Assert.AreEqual(stop == StopRule.AllOnce ? "a0 b0 a1 b1 a2 b2 b3 b4" : "a0 b0 a1 b1 a2 b2 a0 b3 a1 b4", string.Join(' ', seen));
        Assert.HasCount(seen.Count + 2, made, "each source is asked once more, whether it makes them anew");
        Assert.IsTrue(made.All(picture => picture.IsDisposed), "left: " + string.Join(' ', made.Where(one => !one.IsDisposed).Select(one => one.Name)));
    }

    [TestMethod]
    public void Values_KeptInMemory_AreNotDisposedByAViewThatMakesItsOwn()
    {
        var made = new List<Picture>();
        Picture[] kept = [.. Enumerable.Range(0, 4).Select(row => new Picture($"a{row}"))];
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(Keeping(kept), Making(made, "b", 4)));
        using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Column]]);
        ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[Column]);
        Picture? held = null;
        while (cursor.MoveNext())
            getter(ref held!);

        Assert.IsTrue(kept.All(picture => !picture.IsDisposed));
        CollectionAssert.AreEqual(new[] { held }, made.Where(picture => !picture.IsDisposed).ToArray(), "all but the reader's");
    }

    [TestMethod]
    public void Values_KeptInMemory_InVariablesUsedInTurn_AreShownToNoOther()
    {
        var made = new List<Picture>();
        Picture[] kept = [.. Enumerable.Range(0, 6).Select(row => new Picture($"a{row}"))];
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(Keeping(kept), Making(made, "b", 6)));
        using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Column]]);
        ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[Column]);
        // As in a ring of three, where a variable is used again for another source.
        var ring = new Picture[3];
        var seen = new List<string>();
        for (int row = 0; cursor.MoveNext(); row++)
        {
            getter(ref ring[row % 3]);
            Assert.IsTrue(ring.All(held => held?.IsDisposed != true), "what is in the ring is in use");
            seen.Add(ring[row % 3].Name);
        }

        Assert.AreEqual("a0 b0 a1 b1 a2 b2 a3 b3 a4 b4 a5 b5", string.Join(' ', seen));
        Assert.IsTrue(kept.All(picture => !picture.IsDisposed));
    }

    [TestMethod]
    public void Values_TakenIntoVariablesOfTheirOwn_StayTheReaders()
    {
        var made = new List<Picture>();
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(Making(made, "a", 3), Making(made, "b", 3)));
        var held = new List<Picture>();
        using (DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Column]]))
        {
            ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[Column]);
            while (cursor.MoveNext())
            {
                Picture picture = null!;
                getter(ref picture);
                held.Add(picture);
            }
        }

        Assert.AreEqual("a0 b0 a1 b1 a2 b2", string.Join(' ', held.Select(picture => picture.Name)));
        Assert.IsTrue(held.All(picture => !picture.IsDisposed));
    }

    [TestMethod]
    public void Value_GotTwiceOnARow_IsTheSourcesBusiness()
    {
        var made = new List<Picture>();
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(Making(made, "a", 1), Making(made, "b", 1)));
        Picture held = null!;
        using (DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Column]]))
        {
            ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[Column]);
            while (cursor.MoveNext())
            {
                getter(ref held);
                getter(ref held);
                Assert.IsFalse(held.IsDisposed);
            }
        }
        held.Dispose();

        Assert.HasCount(4 + 2, made);
        Assert.IsTrue(made.All(picture => picture.IsDisposed));
    }

    // As a view does that opens files: it releases what it finds in the reader's variable, and makes a new one.
    private static IDataView Making(List<Picture> made, string name, int rows) => new PictureView(rows, (long row, ref Picture value) =>
    {
        value?.Dispose();
        value = new Picture($"{name}{row}");
        made.Add(value);
    });

    // As an enumerable does: the objects are its own, and what is in the reader's variable is left alone.
    private static IDataView Keeping(Picture[] kept) => new PictureView(kept.Length, (long row, ref Picture value) => value = kept[row]);

    private delegate void Give(long row, ref Picture value);

    private sealed class PictureView(long rows, Give give) : IDataView
    {
        private readonly FakeDataView _inner = new(rows, FakeColumn.Of(Column, PictureType.Instance, _ => (Picture)null!));

        public DataViewSchema Schema => _inner.Schema;

        public bool CanShuffle => false;

        public long? GetRowCount() => rows;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            new Cursor(_inner.GetRowCursor(columnsNeeded), give);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded)];

        private sealed class Cursor(DataViewRowCursor inner, Give give) : DataViewRowCursor
        {
            public override DataViewSchema Schema => inner.Schema;

            public override long Position => inner.Position;

            public override long Batch => 0;

            public override bool MoveNext() => inner.MoveNext();

            public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

            public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            {
                ValueGetter<Picture> getter = (ref Picture value) => give(inner.Position, ref value);
                return (ValueGetter<TValue>)(Delegate)getter;
            }

            public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();
        }
    }

    private sealed class Picture(string name) : IDisposable
    {
        public string Name => name;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class PictureType() : StructuredDataViewType(typeof(Picture))
    {
        public static PictureType Instance { get; } = new();

        public override bool Equals(DataViewType? other) => other is PictureType;

        public override bool Equals(object? obj) => obj is PictureType;

        public override int GetHashCode() => 1;
    }
}
