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
    public void Values_KeptInMemory_StayTheirViews()
    {
        Picture[] kept = [.. Enumerable.Range(0, 5).Select(row => new Picture($"k{row}"))];
        var made = new List<Picture>();
        var keeping = new FakeDataView(5, FakeColumn.Of(PictureView.Column, PictureType.Instance, row => kept[row]));

        Check(Ml.Data.Interleave(Over(keeping, new PictureView("m", 5, made))), 3, "k0 m0 k1 m1 k2 m2 k3 m3 k4", made);

        Assert.IsTrue(kept.All(picture => !picture.IsDisposed));
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
