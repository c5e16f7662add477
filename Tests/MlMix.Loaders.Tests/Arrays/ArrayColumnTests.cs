using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Loaders.Tests.Arrays;

[TestClass]
public class ArrayColumnTests
{
    [TestMethod]
    public void Scalar_EveryElementType_HasTheTypeOfMlNet()
    {
        Check([(sbyte)1], NumberDataViewType.SByte);
        Check([(byte)1], NumberDataViewType.Byte);
        Check([(short)1], NumberDataViewType.Int16);
        Check([(ushort)1], NumberDataViewType.UInt16);
        Check([1], NumberDataViewType.Int32);
        Check([1u], NumberDataViewType.UInt32);
        Check([1L], NumberDataViewType.Int64);
        Check([1UL], NumberDataViewType.UInt64);
        Check([1f], NumberDataViewType.Single);
        Check([1d], NumberDataViewType.Double);
        Check([true], BooleanDataViewType.Instance);
        Check(["a"], TextDataViewType.Instance);
        Check(["a".AsMemory()], TextDataViewType.Instance);
        Check([DateTime.UnixEpoch], DateTimeDataViewType.Instance);
        Check([DateTimeOffset.UnixEpoch], DateTimeOffsetDataViewType.Instance);
        Check([TimeSpan.Zero], TimeSpanDataViewType.Instance);
        Check([new DataViewRowId(1, 2)], RowIdDataViewType.Instance);

        static void Check<T>(T[] values, PrimitiveDataViewType type)
        {
            var scalar = ArrayColumn.Scalar("C", values);
            Assert.AreEqual("C", scalar.Name);
            Assert.AreEqual(type, scalar.Type);
            Assert.AreEqual(1, scalar.RowCount);
            var vector = ArrayColumn.Vector("V", [values[0], values[0]], 2);
            Assert.AreEqual(new VectorDataViewType(type, 2), vector.Type);
            Assert.AreEqual(1, vector.RowCount);
        }
    }

    [TestMethod]
    public void Vector_SeveralDimensions_KeepsThem()
    {
        var column = ArrayColumn.Vector("V", new float[24], 2, 3);

        var type = (VectorDataViewType)column.Type;
        CollectionAssert.AreEqual(new[] { 2, 3 }, type.Dimensions.ToArray());
        Assert.AreEqual(4, column.RowCount);
    }

    [TestMethod]
    public void Scalar_UnknownTypeAndEmptyName_AreBothNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => ArrayColumn.Scalar("", new decimal[1]));

        Assert.AreEqual("ArrayColumn.Scalar: 2 faults\n"
            + "- The column's name is empty. Give it a name.\n"
            + "- Column '' has elements of type 'System.Decimal', which ML.NET has no column type for. Use one of: SByte, Byte, Int16, "
            + "UInt16, Int32, UInt32, Int64, UInt64, Single, Double, Boolean, String, ReadOnlyMemory<char>, DateTime, DateTimeOffset, "
            + "TimeSpan, DataViewRowId.", error.Message);
    }

    [TestMethod]
    [DataRow(new int[0], "Column 'V' has no dimensions. Give the size of one row, for example 784 or 28, 28.")]
    [DataRow(new[] { 2, 0 }, "Column 'V': dimension 2 is 0; every dimension is at least 1.")]
    [DataRow(new[] { -3 }, "Column 'V': dimension 1 is -3; every dimension is at least 1.")]
    [DataRow(new[] { 65536, 65536 }, "Column 'V': the dimensions 65536 x 65536 make more than 2147483591 elements in one row, which is the "
        + "most an array can hold.")]
    [DataRow(new[] { 2, 2 }, "Column 'V' has 6 elements, which is not a multiple of the vector size 4 (2 x 2): 2 would be left over. "
        + "Give whole rows only.")]
    public void Vector_FaultyShape_IsNamed(int[] dimensions, string fault)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => ArrayColumn.Vector("V", new float[6], dimensions));

        Assert.AreEqual("ArrayColumn.Vector: " + fault, error.Message);
    }

    [TestMethod]
    public void Key_FaultyNamesAndValues_AreAllNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => ArrayColumn.Key("K", [0, 3, 4, 5], "a", null!, "a"));

        Assert.AreEqual("ArrayColumn.Key: 3 faults\n"
            + "- Column 'K': key value 2 is null. Give it a name.\n"
            + "- Column 'K': key values 1 and 3 are both 'a'. Key values differ.\n"
            + "- Column 'K': row 2 holds the key 4, but there are 3 key values; keys run from 0 (missing) to 3.", error.Message);
    }

    [TestMethod]
    public void Key_NoNames_IsNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => ArrayColumn.Key("K", [0]));

        Assert.AreEqual("ArrayColumn.Key: Column 'K' has no key values. Give the names that the keys 1, 2, ... stand for.", error.Message);
    }

    [TestMethod]
    public void Factories_Null_Fail()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Scalar(null!, new int[1]));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Scalar<int>("A", null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Vector(null!, new int[1], 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Vector<int>("A", null!, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Vector("A", new int[1], null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Key(null!, [], "a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Key("A", null!, "a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => ArrayColumn.Key("A", [], null!));
    }
}
