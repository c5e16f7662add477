using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class ColumnTypeTests
{
    [TestMethod]
    public void PrimitiveTypes_AllOfThem_HaveTheirRawTypeAndName()
    {
        (DataViewType Type, Type Raw, string Name)[] expected =
        [
            (NumberDataViewType.SByte, typeof(sbyte), "SByte"), (NumberDataViewType.Byte, typeof(byte), "Byte"),
            (NumberDataViewType.Int16, typeof(short), "Int16"), (NumberDataViewType.UInt16, typeof(ushort), "UInt16"),
            (NumberDataViewType.Int32, typeof(int), "Int32"), (NumberDataViewType.UInt32, typeof(uint), "UInt32"),
            (NumberDataViewType.Int64, typeof(long), "Int64"), (NumberDataViewType.UInt64, typeof(ulong), "UInt64"),
            (NumberDataViewType.Single, typeof(float), "Single"), (NumberDataViewType.Double, typeof(double), "Double"),
            (TextDataViewType.Instance, typeof(ReadOnlyMemory<char>), "String"), (BooleanDataViewType.Instance, typeof(bool), "Boolean"),
            (DateTimeDataViewType.Instance, typeof(DateTime), "DateTime"),
            (DateTimeOffsetDataViewType.Instance, typeof(DateTimeOffset), "DateTimeOffset"),
            (TimeSpanDataViewType.Instance, typeof(TimeSpan), "TimeSpan"),
            (RowIdDataViewType.Instance, typeof(DataViewRowId), "DataViewRowId"),
        ];
        foreach ((DataViewType type, Type raw, string name) in expected)
        {
            Assert.AreEqual(raw, type.RawType);
            Assert.AreEqual(name, type.ToString());
            Assert.IsTrue(type.Equals(type));
            Assert.AreEqual(1, expected.Count(other => other.Type.Equals(type)), name);
        }
    }

    [TestMethod]
    public void PrimitiveTypes_AskedTwice_AreOneInstance()
    {
        DataViewType[] once = [NumberDataViewType.Single, TextDataViewType.Instance, RowIdDataViewType.Instance];
        DataViewType[] again = [NumberDataViewType.Single, TextDataViewType.Instance, RowIdDataViewType.Instance];
        for (int i = 0; i < once.Length; i++)
            Assert.AreSame(once[i], again[i]);
    }

    [TestMethod]
    public void KeyType_SameRawTypeAndCount_IsEqual()
    {
        var key = new KeyDataViewType(typeof(uint), 10);
        Assert.AreEqual(10UL, key.Count);
        Assert.AreEqual(typeof(uint), key.RawType);
        Assert.IsTrue(key.Equals(new KeyDataViewType(typeof(uint), 10UL)));
        Assert.AreEqual<object>(key, new KeyDataViewType(typeof(uint), 10UL));
        Assert.AreEqual(key.GetHashCode(), new KeyDataViewType(typeof(uint), 10).GetHashCode());
        Assert.IsFalse(key.Equals(new KeyDataViewType(typeof(uint), 11)));
        Assert.IsFalse(key.Equals(new KeyDataViewType(typeof(ulong), 10)));
        Assert.IsFalse(key.Equals(NumberDataViewType.UInt32));
        Assert.AreEqual("Key<UInt32, 0-9>", key.ToString());
    }

    [TestMethod]
    public void KeyType_CountOutOfRange_Throws()
    {
        Assert.AreEqual(255UL, new KeyDataViewType(typeof(byte), 255).Count);
        Assert.AreEqual(ulong.MaxValue, new KeyDataViewType(typeof(ulong), ulong.MaxValue).Count);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 256));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 1UL << 32));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(ulong), -1));
    }

    [TestMethod]
    public void KeyType_SignedOrFloatingRawType_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 10));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(float), 10));
        Assert.ThrowsExactly<ArgumentNullException>(() => new KeyDataViewType(null!, 10));
        Type[] valid = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];
        foreach (Type type in (Type[])[typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(bool), .. valid])
            Assert.AreEqual(valid.Contains(type), KeyDataViewType.IsValidDataType(type), type.Name);
    }

    [TestMethod]
    public void VectorType_OfASize_HasOneDimension()
    {
        var vector = new VectorDataViewType(NumberDataViewType.Single, 4);
        Assert.AreEqual(typeof(VBuffer<float>), vector.RawType);
        Assert.AreSame(NumberDataViewType.Single, vector.ItemType);
        Assert.AreEqual(4, vector.Size);
        Assert.IsTrue(vector.IsKnownSize);
        CollectionAssert.AreEqual(new[] { 4 }, vector.Dimensions);
        Assert.AreEqual("Vector<Single, 4>", vector.ToString());
    }

    [TestMethod]
    public void VectorType_WithoutSize_IsVariable()
    {
        var vector = new VectorDataViewType(TextDataViewType.Instance);
        Assert.AreEqual(0, vector.Size);
        Assert.IsFalse(vector.IsKnownSize);
        CollectionAssert.AreEqual(new[] { 0 }, vector.Dimensions);
        Assert.AreEqual("Vector<String>", vector.ToString());
    }

    [TestMethod]
    public void VectorType_OfDimensions_HasTheirProductAsSize()
    {
        var tensor = new VectorDataViewType(NumberDataViewType.Byte, 28, 28, 3);
        Assert.AreEqual(2352, tensor.Size);
        CollectionAssert.AreEqual(new[] { 28, 28, 3 }, tensor.Dimensions);
        Assert.AreEqual("Vector<Byte, 28, 28, 3>", tensor.ToString());

        var open = new VectorDataViewType(NumberDataViewType.Byte, ImmutableArray.Create(28, 0));
        Assert.AreEqual(0, open.Size);
        Assert.AreEqual("Vector<Byte, 28, *>", open.ToString());
    }

    [TestMethod]
    public void VectorType_Equality_IsByItemTypeAndDimensions()
    {
        var tensor = new VectorDataViewType(NumberDataViewType.Byte, 2, 3);
        Assert.AreEqual<object>(tensor, new VectorDataViewType(NumberDataViewType.Byte, ImmutableArray.Create(2, 3)));
        Assert.AreEqual(tensor.GetHashCode(), new VectorDataViewType(NumberDataViewType.Byte, 2, 3).GetHashCode());
        Assert.IsFalse(tensor.Equals(new VectorDataViewType(NumberDataViewType.Byte, 6)));
        Assert.IsFalse(tensor.Equals(new VectorDataViewType(NumberDataViewType.Byte, 3, 2)));
        Assert.IsFalse(tensor.Equals(new VectorDataViewType(NumberDataViewType.SByte, 2, 3)));
        Assert.IsFalse(tensor.Equals(NumberDataViewType.Byte));
    }

    [TestMethod]
    public void VectorType_BadArguments_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new VectorDataViewType(null!, 4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Byte, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Byte, 2, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Byte, Array.Empty<int>()));
        Assert.ThrowsExactly<OverflowException>(() => new VectorDataViewType(NumberDataViewType.Byte, 1 << 16, 1 << 16));
    }
}
