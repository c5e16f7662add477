using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

/// <summary>Row ids are derived by a published function; the frozen values keep both builds and all runs in step.</summary>
[TestClass]
public sealed class RowIdTests
{
    private static readonly DataViewRowId Zero = new(0, 0);
    private static readonly DataViewRowId Some = new(0x0123456789abcdef, 0xfedcba9876543210);

    [TestMethod]
    public void ToString_IsHighThenLowInHexadecimal() => Assert.AreEqual("fedcba98765432100123456789abcdef", Some.ToString());

    [TestMethod]
    public void Next_FrozenIds_AreReproduced()
    {
        Assert.AreEqual("00000001d699de820000000052dce729", Zero.Next().ToString());
        Assert.AreEqual("eeeeeef29ade22c127d27d27faaf6450", Some.Next().ToString());
    }

    [TestMethod]
    public void Fork_FrozenIds_AreReproduced() => Assert.AreEqual("00000001d699de8234e09d0b39021911", Zero.Fork().ToString());

    [TestMethod]
    public void Combine_FrozenIds_AreReproduced()
    {
        Assert.AreEqual("0caaf0300e06760fd1c998c375881dc3", Zero.Combine(Zero).ToString());
        Assert.AreEqual("5eda007e6df18cf266e8e9650d4ffad6", Some.Combine(Zero).ToString());
        Assert.AreEqual("d50f082cc2f294891948aa5ac6ab1e7c", Zero.Combine(Some).ToString());
    }

    [TestMethod]
    public void CompareTo_MixedIds_OrdersByHighThenLow()
    {
        DataViewRowId[] ordered = [new(0, 0), new(5, 0), new(ulong.MaxValue, 0), new(0, 1), new(3, 1), new(0, ulong.MaxValue)];
        for (int i = 0; i < ordered.Length; i++)
        {
            for (int j = 0; j < ordered.Length; j++)
                Assert.AreEqual(i.CompareTo(j), Math.Sign(ordered[i].CompareTo(ordered[j])), $"{i} and {j}");
        }
    }

    [TestMethod]
    public void Equals_SameAndOtherHalves_ComparesBoth()
    {
        Assert.IsTrue(Some.Equals(new DataViewRowId(Some.Low, Some.High)));
        Assert.IsTrue(Some.Equals((object)new DataViewRowId(Some.Low, Some.High)));
        Assert.AreEqual(Some.GetHashCode(), new DataViewRowId(Some.Low, Some.High).GetHashCode());
        Assert.IsFalse(Some.Equals(new DataViewRowId(Some.Low, 0)));
        Assert.IsFalse(Some.Equals(new DataViewRowId(0, Some.High)));
        Assert.IsFalse(Some.Equals("fedcba98765432100123456789abcdef"));
    }

    [TestMethod]
    public void GetHashCode_FrozenIds_AreReproduced()
    {
        Assert.AreEqual(0, Zero.GetHashCode());

        // Each half folded to 32 bits, the high one after turning it left by 7 bits.
        Assert.AreEqual(unchecked((int)(0x89abcdef ^ 0x01234567 ^ 0x6e5d4c3b ^ 0x2a19087f)), Some.GetHashCode());
    }
}
