using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Numbers become those of the smallest type that holds them all exactly.</summary>
[TestClass]
public class WideningTests
{
    private static readonly NumberDataViewType[] Types =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
    ];

    // Row and column in the order above; worked out by hand from the ranges of the types: a Single holds 24 bits, a Double 53.
    private static readonly string[] Expected =
    [
        "SByte Int16 Int16 Int32 Int32 Int64 Int64 - Single Double",
        "Int16 Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double",
        "Int16 Int16 Int16 Int32 Int32 Int64 Int64 - Single Double",
        "Int32 UInt16 Int32 UInt16 Int32 UInt32 Int64 UInt64 Single Double",
        "Int32 Int32 Int32 Int32 Int32 Int64 Int64 - Double Double",
        "Int64 UInt32 Int64 UInt32 Int64 UInt32 Int64 UInt64 Double Double",
        "Int64 Int64 Int64 Int64 Int64 Int64 Int64 - - -",
        "- UInt64 - UInt64 - UInt64 - UInt64 - -",
        "Single Single Single Single Double Double - - Single Double",
        "Double Double Double Double Double Double - - Double Double",
    ];

    [TestMethod]
    public void Types_OfEveryPair_BecomeTheSmallestThatHoldsBoth()
    {
        for (int i = 0; i < Types.Length; i++)
        {
            string[] found = [.. Types.Select(other => MlMix.Alignment.NumberTypes.Widest([Types[i], other])?.ToString() ?? "-")];
            Assert.AreEqual(Expected[i], string.Join(' ', found), $"{Types[i]}");
        }
    }

    [TestMethod]
    public void Values_OfThreeTypes_AreExact()
    {
        MixedDataView mix = Concat(Over(
            One(NumberDataViewType.Int32, int.MinValue, int.MaxValue, 16_777_217),
            One(NumberDataViewType.Single, 0.1f, float.NaN, float.NegativeInfinity),
            One<byte>(NumberDataViewType.Byte, 255)));

        Assert.AreEqual(NumberDataViewType.Double, mix.Schema["X"].Type);
        CollectionAssert.AreEqual(
            new[] { -2147483648d, 2147483647, 16777217, (double)0.1f, double.NaN, double.NegativeInfinity, 255 }, ViewRows.Column<double>(mix, "X"));
    }

    [TestMethod]
    public void Values_OfSignedAndUnsigned_KeepTheirSigns()
    {
        MixedDataView mix = Concat(Over(One<byte>(NumberDataViewType.Byte, 200), One<sbyte>(NumberDataViewType.SByte, -128)));

        Assert.AreEqual(NumberDataViewType.Int16, mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new short[] { 200, -128 }, ViewRows.Column<short>(mix, "X"));
    }

    [TestMethod]
    public void Vectors_DenseAndSparse_AreWidenedAndStaySo()
    {
        MixedDataView mix = Concat(Over(
            Vectors(new VectorDataViewType(NumberDataViewType.Byte, 3), Dense<byte>(1, 2, 255), new VBuffer<byte>(3, 1, [7], [1])),
            Vectors(new VectorDataViewType(NumberDataViewType.Single, 3), Dense(0.5f, float.NaN, 0))));
        List<VBuffer<float>> rows = ViewRows.Column<VBuffer<float>>(mix, "X");

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "1 2 255", "0 7 0", "0.5 NaN 0" }, VectorTexts<float>(mix, "X"));
        CollectionAssert.AreEqual(new[] { true, false, true }, rows.Select(row => row.IsDense).ToArray());
    }

    [TestMethod]
    public void Buffer_OfTheReader_IsReusedAndNotShared()
    {
        MixedDataView mix = Concat(Over(
            Vectors(new VectorDataViewType(NumberDataViewType.Byte, 3), Dense<byte>(1, 2, 3), new VBuffer<byte>(3, 1, [7], [1]), Dense<byte>(4, 5, 6)),
            Vectors(new VectorDataViewType(NumberDataViewType.Single, 3), Dense(0.5f, 1, 2))));
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(mix.Schema["X"]);
        VBuffer<float> reused = default;
        VBuffer<float> kept = default;
        cursor.MoveNext();
        get(ref kept);
        var seen = new List<string>();
        do
        {
            get(ref reused);
            seen.Add(string.Join(' ', reused.DenseValues()));
        }
        while (cursor.MoveNext());

        CollectionAssert.AreEqual(new[] { "1 2 3", "0 7 0", "4 5 6", "0.5 1 2" }, seen);
        Assert.AreEqual("1 2 3", string.Join(' ', kept.DenseValues()));
    }

    [TestMethod]
    public void Types_ThatNoneHoldsExactly_AreRefused()
    {
        Refused(
            Over(One<ulong>(NumberDataViewType.UInt64, 1), One<long>(NumberDataViewType.Int64, 1)),
            "Column 'X' is UInt64 in 'a' but Int64 in 'b'; no number type holds all values of these exactly, so convert one of them.");
        Refused(
            Over(One<double>(NumberDataViewType.Double, 1), One<long>(NumberDataViewType.Int64, 1), One<double>(NumberDataViewType.Double, 1)),
            "Column 'X' is Double in 'a', 'c' but Int64 in 'b'; no number type holds all values of these exactly, so convert one of them.");
    }

    [TestMethod]
    public void Booleans_AreNoNumbers() => Refused(
        Over(One(BooleanDataViewType.Instance, true), One<byte>(NumberDataViewType.Byte, 1)),
        "Column 'X' is Boolean in 'a' but Byte in 'b'; convert one of them so that the types agree.");
}
