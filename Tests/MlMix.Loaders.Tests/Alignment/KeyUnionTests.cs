using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Keys of the sources become keys of the union of what they stand for.</summary>
[TestClass]
public class KeyUnionTests
{
    private const string Mend = "map all to keys with MapValueToKey, which writes down the values, or mix before mapping to keys.";

    [TestMethod]
    public void Keys_InSwappedOrder_StandForTheSameNames()
    {
        MixedDataView mix = Concat(Over(Keys(["cat", "dog"], 1, 2, 0), Keys(["dog", "cat"], 1, 2, 0)));

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 2, 1, 0 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void KeyValues_OfTheUnion_StandInTheOrderInWhichTheyComeFirst()
    {
        MixedDataView mix = Concat(Over(Keys(["b", "d"], 1, 2), Keys(["a", "d", "c"], 1, 2, 3), Keys(["c", "e"], 1, 2)));

        CollectionAssert.AreEqual(new[] { "b", "d", "a", "c", "e" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 2, 4, 4, 5 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void Keys_BeyondTheirCount_AreMissingAndNotANameOfOthers()
    {
        MixedDataView mix = Concat(Over(Keys(["cat", "dog"], 3, 4, 2), Keys(["cow", "cat"], 1, 3)));

        CollectionAssert.AreEqual(new[] { "cat", "dog", "cow" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 0, 0, 2, 3, 0 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void KeyValues_TwiceInOneSource_AreOneKeyOfTheMix()
    {
        MixedDataView mix = Concat(Over(Keys(["cat", "cat", "dog"], 1, 2, 3), Keys(["dog"], 1)));

        CollectionAssert.AreEqual(new[] { "cat", "dog" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2, 2 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void KeyValues_ThatAreNumbers_AreUnitedToo()
    {
        MixedDataView mix = Concat(Over(
            Keys<uint, int>(NumberDataViewType.Int32, [30, 10], 1, 2), Keys<uint, int>(NumberDataViewType.Int32, [10, 20, 30], 1, 2, 3)));
        VBuffer<int> values = default;
        mix.Schema["X"].GetKeyValues(ref values);

        CollectionAssert.AreEqual(new[] { 30, 10, 20 }, values.DenseValues().ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 2, 3, 1 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void RawTypes_ThatDiffer_BecomeTheWidest()
    {
        MixedDataView mix = Concat(Over(
            Keys<byte, ReadOnlyMemory<char>>(TextDataViewType.Instance, ["cat".AsMemory(), "dog".AsMemory()], 1, 2, 0),
            Keys<ushort, ReadOnlyMemory<char>>(TextDataViewType.Instance, ["dog".AsMemory(), "cat".AsMemory()], 1, 2, 0)));

        Assert.AreEqual(new KeyDataViewType(typeof(ushort), 2), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new ushort[] { 1, 2, 0, 2, 1, 0 }, ViewRows.Column<ushort>(mix, "X"));
    }

    [TestMethod]
    public void RawType_TooSmallForTheUnion_IsWidened()
    {
        static int[] Range(int start) => [.. Enumerable.Range(start, 200)];
        MixedDataView mix = Concat(Over(
            Keys<byte, int>(NumberDataViewType.Int32, Range(0), 1, 200), Keys<byte, int>(NumberDataViewType.Int32, Range(100), 1, 101, 200)));

        // 100 values are in both: 300 in all, which a byte cannot number.
        Assert.AreEqual(new KeyDataViewType(typeof(ushort), 300), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new ushort[] { 1, 200, 101, 201, 300 }, ViewRows.Column<ushort>(mix, "X"));
    }

    [TestMethod]
    public void VectorsOfKeys_DenseAndSparse_AreRemapped()
    {
        static FakeDataView Vector(string[] names, params VBuffer<uint>[] rows) => new(rows.Length, FakeColumn.OfVectors("X",
            new VectorDataViewType(new KeyDataViewType(typeof(uint), names.Length), 4), row => rows[row], FakeColumn.Texts("KeyValues", names)));
        MixedDataView mix = Concat(Over(
            Vector(["cat", "dog"], Dense(1u, 2u, 0u, 1u)),
            Vector(["dog", "cow"], Dense(1u, 2u, 0u, 1u), new VBuffer<uint>(4, 2, [2u, 1u], [1, 3]))));

        CollectionAssert.AreEqual(new[] { "1 2 0 1", "2 3 0 2", "0 3 0 2" }, VectorTexts<uint>(mix, "X"));
        Assert.IsFalse(ViewRows.Column<VBuffer<uint>>(mix, "X")[2].IsDense);
    }

    [TestMethod]
    public void Keys_OfEqualValues_AreTakenAsTheyAre()
    {
        MixSource[] sources = Over(Keys(["cat", "dog"], 1), Keys(["cat", "dog"], 2));

        Assert.AreEqual("X: Key<UInt32, 0-1>\n  a, b: as it is\nsource_id: Key<UInt32, 0-1>, added\n", Text(new MixOptions(), sources));
    }

    [TestMethod]
    public void Keys_WithoutValuesOfEqualCount_AreTakenAsTheyAreInTheWidestType()
    {
        MixedDataView mix = Concat(Over(
            One<byte>(new KeyDataViewType(typeof(byte), 3), 1, 3, 9), One<uint>(new KeyDataViewType(typeof(uint), 3), 2, 0)));

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new uint[] { 1, 3, 0, 2, 0 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void Keys_WithoutValuesOfOtherCount_AreRefused() => Refused(
        Over(One<uint>(new KeyDataViewType(typeof(uint), 3), 1), One<uint>(new KeyDataViewType(typeof(uint), 4), 1)),
        "Column 'X' is Key<UInt32, 0-2> in 'a' but Key<UInt32, 0-3> in 'b'; keys without key values that differ in number cannot mean the same; " + Mend);

    [TestMethod]
    public void Keys_WithValuesInSomeSourcesOnly_AreRefused() => Refused(
        Over(Keys(["cat", "dog"], 1), One<uint>(new KeyDataViewType(typeof(uint), 2), 1), Keys(["cat"], 1)),
        "Column 'X' is a key with key values in 'a', 'c' but without key values in 'b', so what some of its keys stand for is unknown; " + Mend);

    [TestMethod]
    public void KeyValues_OfOtherTypes_AreRefused() => Refused(
        Over(Keys(["1", "2"], 1), Keys<uint, int>(NumberDataViewType.Int32, [1, 2], 1)),
        "Column 'X' is a key whose key values are String in 'a' but Int32 in 'b'; map all to keys from values of one type, or mix before mapping to keys.");

    [TestMethod]
    public void KeyValues_NotAsManyAsTheKeys_AreRefusedUnlessEqual()
    {
        static FakeDataView Odd(string name) =>
            new(1, FakeColumn.Of("X", new KeyDataViewType(typeof(uint), 2), row => 1u, FakeColumn.Texts("KeyValues", name)));

        Assert.AreEqual(2, Concat(Over(Odd("cat"), Odd("cat"))).GetRowCount());
        Refused(
            Over(Odd("cat"), Odd("dog")),
            "Column 'X' is a key whose key values differ and are not as many as the keys, so they cannot be united; "
                + "map all to keys with MapValueToKey, or mix before mapping to keys.");
    }
}
