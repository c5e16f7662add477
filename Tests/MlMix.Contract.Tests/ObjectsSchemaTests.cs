using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

/// <summary>Which columns the members of a class become.</summary>
[TestClass]
public sealed class ObjectsSchemaTests
{
    private sealed class EveryKind
    {
        public sbyte I1;
        public byte U1;
        public short I2;
        public ushort U2;
        public int I4;
        public uint U4;
        public long I8;
        public ulong U8;
        public float R4;
        public double R8;
        public bool Flag;
        public string? Text;
        public ReadOnlyMemory<char> Memory;
        public DateTime Date;
        public DateTimeOffset Moment;
        public TimeSpan Duration;
        public DataViewRowId Id;
        public float[]? Open;

        [VectorType(3)]
        public float[]? Three;

        [VectorType(2, 2)]
        public byte[]? Square;

        [VectorType(2)]
        public string[]? Words;

        [VectorType(4)]
        public VBuffer<double> Buffer;

        [KeyType(7)]
        public uint Key;

        [KeyType(7), VectorType(2)]
        public uint[]? Keys;

        [ColumnName("Renamed")]
        public int Original;

        [NoColumn]
        public object? Ignored;
    }

    private sealed class Properties
    {
        public float Field;

        public int Both { get; set; }

        public int ReadOnly => 3;

        public int WriteOnly
        {
            set => Both = value;
        }

        public int Hidden { private get; set; }

        public static int Shared { get; set; }

        public int this[int index] => index;
    }

    private sealed class Unsupported
    {
        public decimal Money;
    }

    private sealed class WithNullable
    {
        public int? Maybe;
    }

    private sealed class Doubled
    {
        [ColumnName("A")]
        public int First;

        [ColumnName("A")]
        public int Second;
    }

    private sealed class VectorOfNothing
    {
        [VectorType(3)]
        public float Scalar;
    }

    private sealed class SignedKey
    {
        [KeyType(3)]
        public int Key;
    }

    [TestMethod]
    public void LoadFromEnumerable_EveryKindOfMember_HasItsColumnType()
    {
        DataViewSchema schema = Ml.Data.LoadFromEnumerable(new List<EveryKind>()).Schema;
        string[] expected =
        [
            "I1: SByte", "U1: Byte", "I2: Int16", "U2: UInt16", "I4: Int32", "U4: UInt32", "I8: Int64", "U8: UInt64", "R4: Single",
            "R8: Double", "Flag: Boolean",
            "Text: String", "Memory: String", "Date: DateTime", "Moment: DateTimeOffset", "Duration: TimeSpan",
            "Id: DataViewRowId",
            "Open: Vector<Single>", "Three: Vector<Single, 3>", "Square: Vector<Byte, 2, 2>", "Words: Vector<String, 2>",
            "Buffer: Vector<Double, 4>", "Key: Key<UInt32, 0-6>", "Keys: Vector<Key<UInt32, 0-6>, 2>", "Renamed: Int32",
        ];
        CollectionAssert.AreEqual(expected, schema.Select(c => c.ToString()).ToArray());
    }

    [TestMethod]
    public void LoadFromEnumerable_FieldsAndProperties_AreFieldsThenReadableProperties()
    {
        DataViewSchema schema = Ml.Data.LoadFromEnumerable(new List<Properties>()).Schema;
        CollectionAssert.AreEqual(new[] { "Field", "Both", "ReadOnly" }, schema.Select(c => c.Name).ToArray());
    }

    [TestMethod]
    public void LoadFromEnumerable_MembersThatAreNoColumns_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<Unsupported>()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<WithNullable>()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<Doubled>()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<VectorOfNothing>()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<SignedKey>()));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromEnumerable<NumberRow>(null!));
    }

    [TestMethod]
    public void Attributes_BadArguments_Throw()
    {
        Assert.ThrowsExactly<NotSupportedException>(() => new KeyTypeAttribute());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyTypeAttribute(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorTypeAttribute(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorTypeAttribute(2, -1));
    }

    [TestMethod]
    public void SchemaDefinition_ChangedBeforeUse_Counts()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberRow));
        definition["Number"].ColumnName = "N";
        definition["Half"].AddAnnotation("Unit", "metres", TextDataViewType.Instance);
        IDataView view = Ml.Data.LoadFromEnumerable(new List<NumberRow> { new() { Number = 5 } }, definition);
        CollectionAssert.AreEqual(new[] { "N: Int32", "Half: Single {Unit}" }, view.Schema.Select(c => c.ToString()).ToArray());
        ReadOnlyMemory<char> unit = default;
        view.Schema["Half"].Annotations.GetValue("Unit", ref unit);
        Assert.AreEqual("metres", unit.ToString());
        CollectionAssert.AreEqual(new[] { 5 }, view.GetColumn<int>("N").ToArray());
    }

    [TestMethod]
    public void SchemaDefinition_VectorSize_CanBeGivenAtRunTime()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(EveryKind));
        definition["Open"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 5);
        definition["Open"].AddAnnotation(
            "SlotNames", new[] { "a", "b", "c", "d", "e" }, new VectorDataViewType(TextDataViewType.Instance, 5));
        DataViewSchema.Column column = Ml.Data.LoadFromEnumerable(new List<EveryKind>(), definition).Schema["Open"];
        Assert.AreEqual("Open: Vector<Single, 5> {SlotNames}", column.ToString());
        Assert.IsTrue(column.HasSlotNames());
    }

    [TestMethod]
    public void SchemaDefinition_TypeThatDoesNotFit_Throws()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberRow));
        definition["Number"].ColumnType = NumberDataViewType.Int64;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<NumberRow>(), definition));
        definition["Number"].ColumnType = new VectorDataViewType(NumberDataViewType.Int32);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromEnumerable(new List<NumberRow>(), definition));
        Assert.ThrowsExactly<InvalidOperationException>(() => definition["Half"].AddAnnotation("Unit", 1, TextDataViewType.Instance));
        Assert.IsNull(definition["Absent"]);
    }

    [TestMethod]
    public void LoadFromEnumerable_WithASchema_TakesItsTypesAndAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Half", NumberDataViewType.Single, annotations.ToAnnotations());
        IDataView view = Ml.Data.LoadFromEnumerable(new List<NumberRow>(), builder.ToSchema());
        Assert.IsTrue(view.Schema["Half"].IsNormalized());
        Assert.IsNotNull(view.Schema.GetColumnOrNull("Number"));

        var other = new DataViewSchema.Builder();
        other.AddColumn("Absent", NumberDataViewType.Single);
        Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Data.LoadFromEnumerable(new List<NumberRow>(), other.ToSchema()));
    }
}
