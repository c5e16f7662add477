using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class TakeSkipTests
{
    [TestMethod]
    public void TakeRows_FewerAndMoreThanThereAre_GivesTheFirst()
    {
        CollectionAssert.AreEqual(new[] { 0, 1 }, Ml.Data.TakeRows(Numbers(5), 2).GetColumn<int>("Number").ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, Ml.Data.TakeRows(Numbers(5), 9).GetColumn<int>("Number").ToArray());
    }

    [TestMethod]
    public void SkipRows_FewerAndMoreThanThereAre_GivesTheRest()
    {
        CollectionAssert.AreEqual(new[] { 3, 4 }, Ml.Data.SkipRows(Numbers(5), 3).GetColumn<int>("Number").ToArray());
        Assert.AreEqual(0, Ml.Data.SkipRows(Numbers(5), 9).GetColumn<int>("Number").Count());
    }

    [TestMethod]
    public void RowCount_KnownAndUnknown_FollowsTheSource()
    {
        Assert.AreEqual(2, Ml.Data.TakeRows(Numbers(5), 2).GetRowCount());
        Assert.AreEqual(5, Ml.Data.TakeRows(Numbers(5), 9).GetRowCount());
        Assert.AreEqual(2, Ml.Data.SkipRows(Numbers(5), 3).GetRowCount());
        Assert.AreEqual(0, Ml.Data.SkipRows(Numbers(5), 9).GetRowCount());
        IDataView unknown = Ml.Data.LoadFromEnumerable(new List<NumberRow>().Where(_ => true));
        Assert.IsNull(Ml.Data.TakeRows(unknown, 2).GetRowCount());
    }

    [TestMethod]
    public void View_OfAPart_HasTheSourcesSchemaAndIdsAndItsOwnPositions()
    {
        IDataView source = Numbers(5);
        IDataView view = Ml.Data.SkipRows(source, 3);
        Assert.AreSame(source.Schema, view.Schema);
        Assert.IsFalse(view.CanShuffle);
        CollectionAssert.AreEqual(new[] { Id(3), Id(4) }, view.Open().Ids());
        using DataViewRowCursor cursor = view.Open("Number");
        Assert.AreSame(source.Schema, cursor.Schema);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void GetGetter_InactiveColumnOrOtherType_Throws()
    {
        using DataViewRowCursor cursor = Ml.Data.TakeRows(Numbers(5), 2).Open("Number");
        Assert.IsFalse(cursor.IsColumnActive(cursor.Schema["Half"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.Getter<float>("Half"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<long>("Number"));
    }

    [TestMethod]
    public void TakeRows_OfAnEndlessSource_Ends()
    {
        IEnumerable<NumberRow> Endless()
        {
            for (int i = 0; ; i++)
                yield return new NumberRow { Number = i };
        }

        IDataView view = Ml.Data.TakeRows(Ml.Data.SkipRows(Ml.Data.LoadFromEnumerable(Endless()), 10), 3);
        CollectionAssert.AreEqual(new[] { 10, 11, 12 }, view.GetColumn<int>("Number").ToArray());
    }

    [TestMethod]
    public void TakeAndSkip_NothingOrNull_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.TakeRows(Numbers(5), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.SkipRows(Numbers(5), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.SkipRows(Numbers(5), -1));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.TakeRows(null!, 1));
    }
}
