using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Where a batch's rows are from, for mixes and for views made of them.</summary>
[TestClass]
public class BatchSourceTests
{
    [TestMethod]
    public void SourceIds_OfAMixWithAnotherColumnName_AreThere()
    {
        MixedDataView mix = Ml.Data.Concat(new MixOptions { SourceColumnName = "origin_of_row" }, Sources([1, 2]));
        using BatchReader reader = mix.Batches(3, Value).GetEnumerator();
        reader.MoveNext();

        CollectionAssert.AreEqual(new uint[] { 1, 2, 2 }, reader.Current.SourceIds.ToArray());
        Assert.AreEqual("b", reader.Current.SourceName(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => reader.Current.SourceName(3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => reader.Current.SourceName(-1));
    }

    [TestMethod]
    public void SourceIds_OfAViewOverAMix_ComeFromItsColumn()
    {
        IDataView view = Ml.Data.TakeRows(Ml.Data.Concat(Sources([1, 5])), 3);
        using BatchReader reader = view.Batches(3, Value).GetEnumerator();
        reader.MoveNext();

        CollectionAssert.AreEqual(new uint[] { 1, 2, 2 }, reader.Current.SourceIds.ToArray());
        Assert.AreEqual("a", reader.Current.SourceName(0));
        Assert.ThrowsExactly<InvalidOperationException>(() => _ = reader.Current.Values<uint>("source_id").Length);
    }

    [TestMethod]
    public void SourceIds_OfANamedColumn_ComeFromIt()
    {
        var view = new FakeDataView(4, FakeColumn.Key("Domain", row => (uint)row, "web", "books"));
        using BatchReader reader = view.Batches(new BatchOptions { BatchSize = 4, SourceColumnName = "Domain" }).GetEnumerator();
        reader.MoveNext();

        // A key beyond its names is missing, as 0 is.
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3 }, reader.Current.SourceIds.ToArray());
        CollectionAssert.AreEqual(new[] { "", "web", "books", "" }, Enumerable.Range(0, 4).Select(reader.Current.SourceName).ToArray());
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3 }, reader.Current.Values<uint>("Domain").ToArray());
    }

    [TestMethod]
    public void SourceIds_OfAPlainView_AreRefused()
    {
        var view = new FakeDataView(1, FakeColumn.Of("source_id", NumberDataViewType.Single, row => 1f));
        using BatchReader reader = view.Batches(1).GetEnumerator();
        reader.MoveNext();

        string message = Assert.ThrowsExactly<InvalidOperationException>(() => _ = reader.Current.SourceIds.Length).Message;
        Assert.AreEqual(
            "The view is no mix and has no key column 'source_id', so the sources of its rows are unknown. "
            + "Set BatchOptions.SourceColumnName where another column tells them.",
            message);
        Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.SourceName(0));
    }

    [TestMethod]
    public void SourceName_KeysWithoutNames_IsRefused()
    {
        var view = new FakeDataView(1, FakeColumn.Of("source_id", new KeyDataViewType(typeof(uint), 3), row => 1u));
        using BatchReader reader = view.Batches(1).GetEnumerator();
        reader.MoveNext();

        Assert.AreEqual(1u, reader.Current.SourceIds[0]);
        Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.SourceName(0));
    }
}
