using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Columns of every type that goes by source: rows of a have the first of two columns, rows of b the second, before and after saving.</summary>
[TestClass]
public class ForSourceTypesTests
{
    private const int Rows = 24;

    [TestMethod]
    public void Boolean() => AssertAllForms(BooleanDataViewType.Instance, true, true, false);

    [TestMethod]
    public void SByte() => AssertAllForms<sbyte>(NumberDataViewType.SByte, -128, 127, 0, -1);

    [TestMethod]
    public void Byte() => AssertAllForms<byte>(NumberDataViewType.Byte, 0, 255, 128, 10);

    [TestMethod]
    public void Int16() => AssertAllForms<short>(NumberDataViewType.Int16, short.MinValue, short.MaxValue, 0, -300);

    [TestMethod]
    public void UInt16() => AssertAllForms<ushort>(NumberDataViewType.UInt16, 0, ushort.MaxValue, 300);

    [TestMethod]
    public void Int32() => AssertAllForms(NumberDataViewType.Int32, int.MinValue, int.MaxValue, 0, 16_777_217);

    [TestMethod]
    public void UInt32() => AssertAllForms(NumberDataViewType.UInt32, 0u, uint.MaxValue, 16_777_217u);

    [TestMethod]
    public void Int64() => AssertFlatForms(NumberDataViewType.Int64, long.MinValue, long.MaxValue, 0, 9_007_199_254_740_993);

    [TestMethod]
    public void UInt64() => AssertFlatForms<ulong>(NumberDataViewType.UInt64, 0, ulong.MaxValue, 9_007_199_254_740_993);

    [TestMethod]
    public void Single() => AssertAllForms(NumberDataViewType.Single, 0f, float.NaN, float.MaxValue, -1e-40f);

    [TestMethod]
    public void Double() => AssertAllForms(NumberDataViewType.Double, 0, double.NaN, double.MaxValue, -1e-310);

    [TestMethod]
    public void Text() => AssertFlatForms(TextDataViewType.Instance, "".AsMemory(), "a".AsMemory(), " two \"words\" ".AsMemory(), "ä\n0".AsMemory());

    [TestMethod]
    public void DateTimes() => AssertFlatForms(
        DateTimeDataViewType.Instance, default, new DateTime(2024, 2, 29, 23, 59, 58, DateTimeKind.Local).AddTicks(7), DateTime.MaxValue, DateTime.UnixEpoch);

    [TestMethod]
    public void DateTimeOffsets() => AssertFlatForms(
        DateTimeOffsetDataViewType.Instance, default, new DateTimeOffset(2024, 2, 29, 1, 2, 3, new TimeSpan(5, 30, 0)).AddTicks(7), DateTimeOffset.MaxValue);

    [TestMethod]
    public void TimeSpans() => AssertFlatForms(TimeSpanDataViewType.Instance, TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, new TimeSpan(-7));

    [TestMethod]
    public void RowIds() => AssertFlatForms(
        RowIdDataViewType.Instance, default, new DataViewRowId(ulong.MaxValue, 1), new DataViewRowId(0, ulong.MaxValue));

    [TestMethod]
    public void Keys_OfEveryRawType()
    {
        AssertKeys<byte>("byte", raw => (byte)raw);
        AssertKeys<ushort>("ushort", raw => (ushort)raw);
        AssertKeys<uint>("uint", raw => (uint)raw);
        AssertKeys<ulong>("ulong", raw => (ulong)raw);
    }

    [TestMethod]
    public void KeysWithManyValues_AreRefused()
    {
        var key = new KeyDataViewType(typeof(uint), 1_000_001);
        AssertRefused(
            FakeColumn.Of("first", key, row => 1u), FakeColumn.Of("second", key, row => 2u),
            $"{key} cannot be saved: a saved model has a table of the values of a key, and there can be 1000000 at most.");
    }

    [TestMethod]
    [DataRow("none")]
    [DataRow("zeros")]
    [DataRow("twice")]
    public void VectorsOfKeys_WithoutSuchValues_AreRefused(string values)
    {
        var type = new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 2);
        DataViewSchema.Annotations? annotations = values switch
        {
            "none" => null,
            "zeros" => Values(NumberDataViewType.Int32, 0, 1, 2),
            _ => FakeColumn.Texts("KeyValues", "a", "b", "a"),
        };
        FakeColumn Column(string name) => FakeColumn.OfVectors(name, type, row => new VBuffer<uint>(2, [1u, 2u]), annotations);
        AssertRefused(Column("first"), Column("second"), $"{type} cannot be saved: only MapValueToKey makes vectors of keys in a model");
    }

    [TestMethod]
    public void VectorsOfSeveralDimensions_OfOtherItems_AreRefused()
    {
        var type = new VectorDataViewType(TextDataViewType.Instance, 1, 2);
        FakeColumn Column(string name) => FakeColumn.OfVectors(name, type, row => new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), "b".AsMemory()]));
        AssertRefused(
            Column("first"), Column("second"),
            $"{type} cannot be saved: of ML.NET's transformers only normalizers put dimensions into a model");
    }

    private static void AssertRefused(FakeColumn first, FakeColumn second, string reason)
    {
        var data = new FakeDataView(Rows, first, second, Source());
        ForSourceTransformer model = Estimator().Fit(data);
        string message = Assert.ThrowsExactly<NotSupportedException>(() => Loaded(model, data.Schema)).Message;
        Assert.StartsWith($"ForSource: the column 'new' of type {reason}", message);
        Assert.EndsWith("Make it before ForSource, or save the chains one by one (ForSourceTransformer.Chains).", message);
    }

    private static void AssertAllForms<T>(PrimitiveDataViewType item, params T[] values)
    {
        AssertFlatForms(item, values);
        AssertVectors(new VectorDataViewType(item, 2, 3), row => 6, values);
        AssertVectors(new VectorDataViewType(item, 3, 1, 2), row => 6, values);
    }

    private static void AssertFlatForms<T>(PrimitiveDataViewType item, params T[] values)
    {
        AssertChosen<T, T>(item, (row, salt) => values[(row + salt) % values.Length], value => [value]);
        AssertVectors(new VectorDataViewType(item, 1), row => 1, values);
        AssertVectors(new VectorDataViewType(item, 5), row => 5, values);
        AssertVectors(new VectorDataViewType(item), row => (int)(row % 4), values);
    }

    private static void AssertKeys<T>(string raw, Func<long, T> of)
    {
        var key = new KeyDataViewType(typeof(T), 3);
        T[] values = [.. Enumerable.Range(0, 4).Select(value => of(value))];
        (string Name, DataViewSchema.Annotations? Values, bool HasVectors, bool HasDimensions)[] cases =
        [
            ("texts", FakeColumn.Texts("KeyValues", "cat", "dog", "fox"), true, false),
            ("numbers", Values(NumberDataViewType.Int32, 7, -1, 5), true, true),
            ("reals", Values(NumberDataViewType.Single, 0f, 1f, 2f), true, true),
            ("equal texts", FakeColumn.Texts("KeyValues", "cat", "", "cat"), false, false),
            ("integers from 0", Values(NumberDataViewType.Int64, 0L, 1L, 2L), false, false),
            ("nothing", null, false, false),
        ];
        foreach ((string name, DataViewSchema.Annotations? annotations, bool hasVectors, bool hasDimensions) in cases)
        {
            string what = $"{raw}, {name}";
            AssertKeyValues(annotations, AssertChosen<T, T>(key, (row, salt) => values[(row + salt) % 4], value => [value], annotations, what), what);
            if (hasVectors)
            {
                AssertKeyValues(annotations, AssertVectors(new VectorDataViewType(key, 5), row => 5, values, annotations), what);
                AssertKeyValues(annotations, AssertVectors(new VectorDataViewType(key), row => (int)(row % 4), values, annotations), what);
            }

            if (hasDimensions)
                AssertKeyValues(annotations, AssertVectors(new VectorDataViewType(key, 2, 3), row => 6, values, annotations), what);
        }
    }

    private static void AssertKeyValues(DataViewSchema.Annotations? expected, DataViewSchema.Column column, string what)
    {
        string Of(DataViewSchema.Annotations annotations) => annotations.Schema.GetColumnOrNull("KeyValues")?.Type switch
        {
            null => "none",
            VectorDataViewType { ItemType: TextDataViewType } => Join<ReadOnlyMemory<char>>(annotations),
            VectorDataViewType { ItemType.RawType: var type } when type == typeof(int) => Join<int>(annotations),
            VectorDataViewType { ItemType.RawType: var type } when type == typeof(long) => Join<long>(annotations),
            _ => Join<float>(annotations),
        };
        Assert.AreEqual(expected is null ? "none" : Of(expected), Of(column.Annotations), what);
    }

    private static string Join<T>(DataViewSchema.Annotations annotations)
    {
        var values = default(VBuffer<T>);
        annotations.GetValue("KeyValues", ref values);
        return string.Join(",", values.DenseValues().Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}")));
    }

    private static DataViewSchema.Annotations Values<T>(PrimitiveDataViewType item, params T[] values)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            "KeyValues", new VectorDataViewType(item, values.Length), (ref VBuffer<T> result) => new VBuffer<T>(values.Length, values).CopyTo(ref result));
        return builder.ToAnnotations();
    }

    /// <summary>Dense and sparse rows in turn.</summary>
    private static DataViewSchema.Column AssertVectors<T>(
        VectorDataViewType type, Func<long, int> size, T[] values, DataViewSchema.Annotations? annotations = null)
    {
        DataViewSchema.Column column = AssertChosen<VBuffer<T>, T>(
            type,
            (row, salt) =>
            {
                T[] items = [.. Enumerable.Range(0, size(row)).Select(slot => values[(row + slot + salt) % values.Length])];
                return row % 3 != 0 || items.Length < 2 ? new VBuffer<T>(items.Length, items) : new VBuffer<T>(items.Length, 1, [items[0]], [1]);
            },
            row => row.DenseValues(),
            Named(annotations, type),
            $"{type}");

        // Of times that may be local and of row ids there is no text that is read as the same.
        bool hasNames = HasNames(type) && type.ItemType is not (DateTimeDataViewType or RowIdDataViewType);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        Assert.AreEqual(hasNames, column.HasSlotNames(), $"{type}");
        if (hasNames)
            column.GetSlotNames(ref names);
        CollectionAssert.AreEqual(
            hasNames ? Enumerable.Range(0, type.Size).Select(slot => $"slot {slot}").ToArray() : [],
            names.DenseValues().Select(name => name.ToString()).ToArray());
        return column;
    }

    /// <summary>Vectors of one slot have no names, for names to be missing, too.</summary>
    private static bool HasNames(VectorDataViewType type) => type.Size > 1;

    private static DataViewSchema.Annotations Named(DataViewSchema.Annotations? annotations, VectorDataViewType type)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (annotations is not null)
            builder.Add(annotations, _ => true);
        if (HasNames(type))
            builder.Add(FakeColumn.Texts("SlotNames", [.. Enumerable.Range(0, type.Size).Select(slot => $"slot {slot}")]), _ => true);
        return builder.ToAnnotations();
    }

    private static DataViewSchema.Column AssertChosen<T, TItem>(
        DataViewType type, Func<long, int, T> value, Func<T, IEnumerable<TItem>> items, DataViewSchema.Annotations? annotations = null, string what = "")
    {
        var data = new FakeDataView(Rows, Column("first", 0), Column("second", 1), Source());
        ForSourceTransformer model = Estimator().Fit(data);
        IDataView loaded = Loaded(model, data.Schema).Transform(data);
        Assert.AreEqual(type, loaded.Schema["new"].Type, what);
        foreach (IDataView view in new[] { model.Transform(data), loaded })
        {
            T[] found = Read<T>(view, "new");
            for (int row = 0; row < Rows; row++)
                CollectionAssert.AreEqual(Texts(value(row, row % 2)), Texts(found[row]), $"{what}, row {row}");
        }

        return loaded.Schema["new"];

        FakeColumn Column(string name, int salt) => FakeColumn.Of(name, type, row => value(row, salt), annotations);

        // The round trip form of a time tells its kind, too.
        string[] Texts(T row) => [.. items(row).Select(item => item switch
        {
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            DataViewRowId id => $"{id.High} {id.Low}",
            _ => $"{item}",
        })];
    }

    private static FakeColumn Source() => FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b");

    private static ForSourceEstimator Estimator() =>
        Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("new", "first")), ("b", Ml.Transforms.CopyColumns("new", "second")));
}
