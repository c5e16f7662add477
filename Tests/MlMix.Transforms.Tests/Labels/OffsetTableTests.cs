using FsCheck;
using FsCheck.Fluent;
using MlMix.Labels;

namespace MlMix.Transforms.Tests.Labels;

[TestClass]
public class OffsetTableTests
{
    [TestMethod]
    public void Follow_Counts_PutsSourcesOneAfterTheOther()
    {
        OffsetTable table = OffsetTable.Follow(["digits", "clothes", "kanji"], [10, 10, 3]);
        CollectionAssert.AreEqual(new[] { 0, 10, 20 }, table.Offsets);
        Assert.AreEqual(23L, table.Total);
    }

    [TestMethod]
    [DataRow(0, "a", 0)]
    [DataRow(9, "a", 9)]
    [DataRow(10, "b", 0)]
    [DataRow(12, "b", 2)]
    public void Locate_FittedLabel_GivesSourceAndLabel(int label, string source, int local) =>
        Assert.AreEqual((source, (long)local), Table([0, 10], [10, 3]).Locate(label));

    [TestMethod]
    [DataRow(-1)]
    [DataRow(13)]
    public void Locate_LabelOfNoSource_Throws(int label)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Table([0, 10], [10, 3]).Locate(label));
        StringAssert.StartsWith(error.Message, "No source has this class; 'a' has 0 to 9, 'b' has 10 to 12.");
        Assert.AreEqual((long)label, error.ActualValue);
    }

    [TestMethod]
    public void Locate_CountsUnknown_TakesTheNearestOffset()
    {
        OffsetTable table = Table([100, 0, 50], null);
        Assert.AreEqual(("b", 49L), table.Locate(49));
        Assert.AreEqual(("c", 0L), table.Locate(50));
        Assert.AreEqual(("a", 900L), table.Locate(1000));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Table([5, 7], null).Locate(4));
        StringAssert.StartsWith(error.Message, "No source has this class; 'a' has those from 5, 'b' has those from 7.");
    }

    [TestMethod]
    public void Locate_SharedClass_Throws()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Table([0, 10, 10], null).Locate(12));
        Assert.AreEqual("The class 12 is shared, so it has no single source; 'b' has those from 10, 'c' has those from 10.", error.Message);
        error = Assert.ThrowsExactly<InvalidOperationException>(() => Table([0, 2], [3, 3]).Locate(2));
        Assert.AreEqual("The class 2 is shared, so it has no single source; 'a' has 0 to 2, 'b' has 2 to 4.", error.Message);
        Assert.AreEqual(("b", 1L), Table([0, 2], [3, 3]).Locate(3));
    }

    [TestMethod]
    public void ClassNames_OfSharedAndUnusedClasses_SayAllTheirNamesOrTheirNumber()
    {
        string[] labels = ["x", "y"];
        CollectionAssert.AreEqual(new[] { "b/x", "b/y", "a/x", "a/y" }, Table([2, 0], [2, 2]).ClassNames(labels));
        CollectionAssert.AreEqual(new[] { "a/x", "a/y | b/x", "b/y" }, Table([0, 1], [2, 2]).ClassNames(labels));
        CollectionAssert.AreEqual(new[] { "0", "a/x | b/x | c/x", "a/y | b/y | c/y" }, Table([1, 1, 1], [2, 2, 2]).ClassNames(labels));
        CollectionAssert.AreEqual(new[] { "a/x", "a/y", "2", "b/x", "b/y" }, Table([0, 3], [2, 2]).ClassNames(labels));
    }

    [TestMethod]
    public void Rows_OfSharedClasses_HaveTheNamesOfTheClasses()
    {
        LabelRow[] rows = Table([0, 1], [2, 2]).Rows(["x", "y"])!;
        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "x", 0, "a/x"), new("a", "y", 1, "a/y | b/x"), new("b", "x", 1, "a/y | b/x"), new("b", "y", 2, "b/y") }, rows);
        Assert.IsNull(Table([0, 1], null).Rows(null));
    }

    [TestMethod]
    public void Locate_OfEveryClass_IsTheInverse() =>
        Prop.ForAll(Gen.Choose(1, 6).NonEmptyListOf().ToArbitrary(), counts =>
        {
            string[] names = [.. counts.Select((_, index) => $"s{index}")];
            OffsetTable table = OffsetTable.Follow(names, [.. counts]);
            long joint = 0;
            for (int source = 0; source < names.Length; source++)
            {
                for (long label = 0; label < counts[source]; label++, joint++)
                {
                    if (table.Locate(joint) != (names[source], label) || table.Offsets[source] + label != joint)
                        return false;
                }
            }

            return joint == table.Total;
        }).QuickCheckThrowOnFailure();

    private static OffsetTable Table(int[] offsets, int[]? counts) => new(new[] { "a", "b", "c" }[..offsets.Length], offsets, counts);
}
