namespace MlMix.Planning.Tests.Control;

/// <summary>Losses added up by source.</summary>
[TestClass]
public class LossTallyTests
{
    [TestMethod]
    public void ToLosses_GivesMeansAndRowsOfEachSource()
    {
        var tally = new LossTally(3);
        tally.Add(0, 2.5);
        tally.Add(2, 9, 3);
        tally.Add(0, 1.5);

        CollectionAssert.AreEqual(new SourceLoss[] { new(2, 2), new(double.NaN, 0), new(3, 3) }, tally.ToLosses());
        Assert.AreEqual(5, tally.Rows);
        Assert.AreEqual(3, tally.SourceCount);
    }

    [TestMethod]
    public void Add_OfNoSource_Throws()
    {
        var tally = new LossTally(2);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => tally.Add(2, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => tally.Add(-1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => tally.Add(0, 1, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LossTally(0));
    }
}
