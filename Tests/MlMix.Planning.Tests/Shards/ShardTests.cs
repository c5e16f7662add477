using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Shards;

[TestClass]
public class ShardTests
{
    private static Gen<(int Count, int Total)> Cases => Gen.Choose(1, 40).SelectMany(count => Gen.Choose(0, 500).Select(total => (count, total)));

    [TestMethod]
    public void Owns_OverAllShards_IsTrueOnceForEachPosition() => Law.Holds(Cases, c =>
    {
        Shard[] shards = All(c.Count);
        for (int position = 0; position < c.Total; position++)
            Assert.AreEqual(shards[position % c.Count], shards.Single(shard => shard.Owns(position)));
    });

    [TestMethod]
    public void CountOf_AnyTotal_IsTheNumberOwnedAndDiffersByAtMostOne() => Law.Holds(Cases, c =>
    {
        Shard[] shards = All(c.Count);
        foreach (Shard shard in shards)
            Assert.AreEqual(Enumerable.Range(0, c.Total).Count(position => shard.Owns(position)), shard.CountOf(c.Total));
        Assert.AreEqual(c.Total, shards.Sum(shard => shard.CountOf(c.Total)));
        Assert.IsLessThanOrEqualTo(1, shards.Max(shard => shard.CountOf(c.Total)) - shards.Min(shard => shard.CountOf(c.Total)));
    });

    [TestMethod]
    public void NextOwned_AnyPosition_IsTheFirstOwnedFromThere() => Law.Holds(Cases, c =>
    {
        foreach (Shard shard in All(c.Count))
        {
            long slow = c.Total;
            while (!shard.Owns(slow))
                slow++;
            Assert.AreEqual(slow, shard.NextOwned(c.Total));
        }
    });

    [TestMethod]
    public void NextOwned_FromEachOwned_WalksExactlyTheOwned()
    {
        var shard = new Shard(2, 5, ShardUnit.Batches);
        var walked = new List<long>();
        for (long position = shard.NextOwned(0); position < 23; position = shard.NextOwned(position + 1))
            walked.Add(position);
        CollectionAssert.AreEqual(new long[] { 2, 7, 12, 17, 22 }, walked);
        Assert.AreEqual(5, shard.CountOf(23));
        Assert.AreEqual(4, shard.CountOf(22));
    }

    [TestMethod]
    public void Members_AtTheEndOfTheNumbers_AreExactOrThrow()
    {
        // 2^63 - 1 = 7 * 1317624576693539401, so the last position of 7 shards is number 0's.
        Assert.IsTrue(new Shard(0, 7).Owns(long.MaxValue));
        Assert.AreEqual(1_317_624_576_693_539_401, new Shard(0, 7).CountOf(long.MaxValue));
        Assert.AreEqual(long.MaxValue, new Shard(0, 7).NextOwned(long.MaxValue - 6 + 1));
        Assert.ThrowsExactly<OverflowException>(() => new Shard(1, 7).NextOwned(long.MaxValue));
        var last = new Shard(int.MaxValue - 1, int.MaxValue);
        Assert.AreEqual(int.MaxValue - 1, last.NextOwned(0));
        Assert.AreEqual(int.MaxValue - 1 + (long)int.MaxValue, last.NextOwned(int.MaxValue));
    }

    [TestMethod]
    public void Members_NegativeNumber_Throw()
    {
        var shard = new Shard(0, 2);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => shard.Owns(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => shard.CountOf(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => shard.NextOwned(-1));
    }

    [TestMethod]
    [DataRow(0, 0, "count must be at least 1 shard; it is 0.")]
    [DataRow(-1, 4, "index counts from 0, so it must be 0 or more; it is -1.")]
    [DataRow(4, 4, "index counts from 0, so of 4 shards the last is 3; it is 4.")]
    public void Constructor_OneFault_NamesTheRuleAndTheValue(int index, int count, string fault)
    {
        OtherCulture.Run(() =>
        {
            var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => new Shard(index, count));
            CollectionAssert.AreEqual(new[] { fault }, thrown.Faults.ToArray());
        });
    }

    [TestMethod]
    public void Constructor_SeveralFaults_ListsThemAll()
    {
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => new Shard(-3, -2, (ShardUnit)9));
        CollectionAssert.AreEqual(
            new[]
            {
                "count must be at least 1 shard; it is -2.",
                "index counts from 0, so it must be 0 or more; it is -3.",
                "unit must be Rows or Batches; it is 9.",
            },
            thrown.Faults.ToArray());
    }

    [TestMethod]
    public void Shard_SameNumbers_AreEqualAndWrittenInWords()
    {
        Assert.AreEqual(new Shard(2, 8), new Shard(2, 8, ShardUnit.Rows));
        Assert.AreNotEqual(new Shard(2, 8), new Shard(2, 8, ShardUnit.Batches));
        Assert.AreNotEqual(new Shard(2, 8), new Shard(3, 8));
        Assert.AreNotEqual(new Shard(2, 8), new Shard(2, 9));
        Assert.AreEqual("2/8 by rows", new Shard(2, 8).ToString());
        Assert.AreEqual("0/1 by batches", new Shard(0, 1, ShardUnit.Batches).ToString());
    }

    private static Shard[] All(int count) => [.. Enumerable.Range(0, count).Select(index => new Shard(index, count))];
}
