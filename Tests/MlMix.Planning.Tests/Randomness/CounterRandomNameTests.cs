using MlMix.Randomness;

namespace MlMix.Planning.Tests.Randomness;

[TestClass]
public class CounterRandomNameTests
{
    // Frozen: the hash, and the first number of the name's stream under seed 42, as computed by a program of its own in another language.
    [TestMethod]
    [DataRow("", 0xF52A15E9A9B5E89BUL, 0x297D4F101E9D3225UL)]
    [DataRow("a", 0xD0137A57D0EF408FUL, 0x8EA09A903C00B1BBUL)]
    [DataRow("b", 0x63F3FBE0D2B632BEUL, 0xCD41FCEFCC7D73C3UL)]
    [DataRow("mnist", 0x6501FA7AB7F0B9A4UL, 0xAACA3EA0DA051CBEUL)]
    [DataRow("\u00C4", 0xF1874863ADA753AEUL, 0xC54DBA1EEF3CF1C0UL)]
    [DataRow("\U0001F600", 0x891E0B2EC080C11DUL, 0xFEF19588E01A279FUL)]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0xABF4EAF5E70072A6UL, 0xF03305174F8C6796UL)]
    public void Fork_ByName_GivesTheFrozenNumbers(string name, ulong hash, ulong first)
    {
        Assert.AreEqual(hash, CounterRandom.HashOf(name));
        Assert.AreEqual(first, CounterRandom.Create(42, RandomUse.RowOrder).Fork(name).At(0));
    }

    [TestMethod]
    public void Fork_ByNameOrNumber_SharesNoStream()
    {
        CounterRandom random = CounterRandom.Create(0, RandomUse.Draws);
        var seen = new HashSet<ulong> { random.At(0) };
        int streams = 1;
        for (int i = 0; i < 50_000; i++, streams += 4)
        {
            seen.Add(random.Fork((ulong)i).At(0));
            seen.Add(random.Fork($"{i}").At(0));
            seen.Add(random.Fork($"source {i}").At(0));
            seen.Add(random.Fork(new string('\0', 1 + i % 50) + i).At(0));
        }
        Assert.HasCount(streams, seen);
    }
}
