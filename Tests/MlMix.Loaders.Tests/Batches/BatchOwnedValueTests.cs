using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Values that own resources live as long as their batch, and no longer.</summary>
[TestClass]
public class BatchOwnedValueTests
{
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(100)]
    public void Values_OfAMix_LiveAsLongAsTheirBatch(int size)
    {
        var made = new List<Picture>();
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted },
            Over(new PictureView("a", 3, made), new PictureView("b", 5, made)));

        // Source a ends and starts again in the middle of batches; its view disposes the last one when it is closed.
        Check(mix, size, "a0 b0 a1 b1 a2 b2 a0 b3 a1 b4", made);
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(100)]
    public void Values_OfAMixOfMixes_LiveAsLongAsTheirBatch(int size)
    {
        var made = new List<Picture>();
        MixedDataView inner = Ml.Data.Concat(new PictureView("a", 2, made), new PictureView("b", 1, made));
        MixedDataView other = Ml.Data.Concat(new PictureView("c", 2, made), new PictureView("d", 1, made));
        MixedDataView mix = Ml.Data.Concat(new MixOptions { SourceColumnName = "outer" }, inner, other);

        Check(mix, size, "a0 a1 b0 c0 c1 d0", made);
    }

    [TestMethod]
    public void Values_OfAPlainView_LiveAsLongAsTheirBatch()
    {
        var made = new List<Picture>();

        Check(new PictureView("a", 5, made), 2, "a0 a1 a2 a3 a4", made);
    }

    [TestMethod]
    [DataRow(2, false)]
    [DataRow(3, false)]
    [DataRow(100, false)]
    [DataRow(2, true)]
    [DataRow(3, true)]
    [DataRow(100, true)]
    public void Values_OfViewsWhoseCursorsCloseThemselves_LiveAsLongAsTheirBatch(int size, bool countUnknown)
    {
        var made = new List<Picture>();
        PictureView Of(string name, long rows) => new(name, rows, made) { ClosesItself = true, CountUnknown = countUnknown };

        Check(Of("a", 5), size, "a0 a1 a2 a3 a4", made);
        made.Clear();
        Check(Ml.Data.Concat(Of("a", 2), Of("b", 3)), size, "a0 a1 b0 b1 b2", made);
        made.Clear();
        MixedDataView repeated = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted }, Over(Of("a", 2), Of("b", 4)));
        Check(repeated, size, "a0 b0 a1 b1 a0 b2 a1 b3", made);
        made.Clear();
        Check(Ml.Data.Concat(new MixOptions { SourceColumnName = "outer" }, repeated, repeated), size, "a0 b0 a1 b1 a0 b2 a1 b3 a0 b0 a1 b1 a0 b2 a1 b3", made);
    }

    [TestMethod]
    [DataRow(3, "a0 a1 a2 | a3 | a4")]
    [DataRow(4, "a0 a1 a2 a3 | a4")]
    [DataRow(9, "a0 a1 a2 a3 | a4")]
    public void Values_OfAPlainViewThatHasMoreThanItSaid_AreAllThere(int size, string expected)
    {
        var made = new List<Picture>();
        var batches = new List<string>();

        foreach (MixBatch batch in new PictureView("a", 5, made) { ClaimedRowCount = 4 }.Batches(size, PictureView.Column))
            batches.Add(string.Join(' ', batch.Values<Picture>(PictureView.Column).ToArray().Select(picture => picture.Name)));

        Assert.AreEqual(expected, string.Join(" | ", batches));
        Assert.IsTrue(made.All(picture => picture.IsDisposed));
    }

    [TestMethod]
    public void Values_OfASourceThatHasMoreThanItSaid_AreGivenBeforeTheError()
    {
        var made = new List<Picture>();
        var counted = new CountingDataView(new PictureView("a", 5, made) { ClaimedRowCount = 4 });
        MixedDataView mix = Ml.Data.Concat(counted, new PictureView("b", 3, made));
        using BatchReader reader = mix.Batches(5, PictureView.Column).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        Assert.AreEqual("a0 a1 a2 a3 b0", string.Join(' ', reader.Current.Values<Picture>(PictureView.Column).ToArray().Select(picture => picture.Name)));

        var error = Assert.ThrowsExactly<MixSourceException>(() => reader.MoveNext());

        Assert.AreEqual("Source '1' failed at its row 4, pass 0 (row 4 of the mix): it goes on here, but had promised 4 rows", error.Message);
        Assert.IsTrue(made.All(picture => picture.IsDisposed));
        Assert.AreEqual(0, counted.Open);
    }

    [TestMethod]
    public void Values_OfASourceThatCannotBeClosed_NameItAndCloseTheOthers()
    {
        var made = new List<Picture>();
        var fault = new IOException("cannot close");
        var good = new CountingDataView(new PictureView("a", 1, made));
        var bad = new CountingDataView(new FaultyDataView(new PictureView("b", 2, made)) { DisposeFault = fault });
        var last = new CountingDataView(new PictureView("c", 9, made));
        using BatchReader reader = Ml.Data.Concat(good, bad, last).Batches(4, PictureView.Column).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());

        var error = Assert.ThrowsExactly<MixSourceException>(() => reader.MoveNext());

        Assert.AreEqual("Source '2' failed at its row 1, pass 0 (row 2 of the mix): it could not be closed", error.Message);
        Assert.AreSame(fault, error.InnerException);
        Assert.IsFalse(reader.MoveNext());
        Assert.IsTrue(made.All(picture => picture.IsDisposed));
        Assert.AreEqual(0, good.Open + bad.Open + last.Open);
    }

    [TestMethod]
    public void Values_KeptInMemory_StayTheirViews()
    {
        Picture[] kept = [.. Enumerable.Range(0, 5).Select(row => new Picture($"k{row}"))];
        var made = new List<Picture>();
        var keeping = new FakeDataView(5, FakeColumn.Of(PictureView.Column, PictureType.Instance, row => kept[row]));

        Check(Ml.Data.Interleave(Over(keeping, new PictureView("m", 5, made))), 3, "k0 m0 k1 m1 k2 m2 k3 m3 k4", made);

        Assert.IsTrue(kept.All(picture => !picture.IsDisposed));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Values_KeptInMemoryInAMixOfMixes_StayTheirViews(bool keptFirst)
    {
        Picture[] kept = [.. Enumerable.Range(0, 3).Select(row => new Picture($"k{row}"))];
        var made = new List<Picture>();
        IDataView keeping = new FakeDataView(3, FakeColumn.Of(PictureView.Column, PictureType.Instance, row => kept[row]));
        IDataView making = new PictureView("m", 3, made);
        MixedDataView inner = Ml.Data.Interleave(keptFirst ? Over(keeping, making) : Over(making, keeping));
        MixedDataView mix = Ml.Data.Interleave(
            new MixOptions { SourceColumnName = "outer", MissingColumns = MissingColumns.Fill, Stop = StopRule.AllOnce },
            Over(inner, new PictureView("o", 3, made)));
        string expected = keptFirst ? "k0 o0 m0 o1 k1 o2 m1 k2" : "m0 o0 k0 o1 m1 o2 k1 m2";

        Check(mix, 2, expected, made);
        Assert.IsTrue(kept.All(picture => !picture.IsDisposed), "read in batches");

        made.Clear();
        Picture held = null!;
        using (DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[PictureView.Column]]))
        {
            ValueGetter<Picture> getter = cursor.GetGetter<Picture>(mix.Schema[PictureView.Column]);
            while (cursor.MoveNext())
                getter(ref held);
        }
        Assert.IsTrue(kept.All(picture => !picture.IsDisposed), "read row by row");
        Assert.IsTrue(made.All(picture => picture.IsDisposed || picture == held));
    }

    [TestMethod]
    public void Values_WhenTheLoopIsLeft_AreDisposed()
    {
        var made = new List<Picture>();
        var counted = new CountingDataView(new PictureView("a", 9, made));

        foreach (MixBatch batch in Ml.Data.Concat(counted).Batches(4, PictureView.Column))
        {
            Assert.AreEqual(4, batch.Count);
            break;
        }

        Assert.IsTrue(made.All(picture => picture.IsDisposed));
        Assert.AreEqual(0, counted.Open);
    }

    [TestMethod]
    public void Values_WhenASourceFails_AreDisposed()
    {
        var made = new List<Picture>();
        var counted = new CountingDataView(new FaultyDataView(new PictureView("a", 9, made)) { MoveFault = new IOException("torn"), FaultRow = 6 });
        using BatchReader reader = Ml.Data.Concat(counted).Batches(4, PictureView.Column).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());

        Assert.ThrowsExactly<MixSourceException>(() => reader.MoveNext());

        Assert.IsFalse(reader.MoveNext(), "the reader is at its end");
        Assert.IsTrue(made.All(picture => picture.IsDisposed));
        Assert.AreEqual(0, counted.Open);
    }

    private static void Check(IDataView view, int size, string expected, List<Picture> made)
    {
        var seen = new List<string>();
        foreach (MixBatch batch in view.Batches(size, PictureView.Column))
        {
            foreach (Picture picture in batch.Values<Picture>(PictureView.Column))
            {
                Assert.IsFalse(picture.IsDisposed, $"{picture.Name} is in use");
                seen.Add(picture.Name);
            }
            Assert.IsLessThanOrEqualTo(size, made.Count(picture => !picture.IsDisposed), "of the batches before none is left");
        }
        Assert.AreEqual(expected, string.Join(' ', seen));
        Assert.IsTrue(made.All(picture => picture.IsDisposed), "left: " + string.Join(' ', made.Where(one => !one.IsDisposed).Select(one => one.Name)));
    }
}
