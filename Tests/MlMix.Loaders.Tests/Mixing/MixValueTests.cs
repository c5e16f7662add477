using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Values of every type come through as the sources give them.</summary>
[TestClass]
public class MixValueTests
{
    [TestMethod]
    public void Scalars_OfEachType_ComeThrough()
    {
        Same<sbyte>(NumberDataViewType.SByte, [-128, 0, 127], [1, 2]);
        Same<byte>(NumberDataViewType.Byte, [0, 255], [1, 2]);
        Same<short>(NumberDataViewType.Int16, [short.MinValue, short.MaxValue], [1, 2]);
        Same<ushort>(NumberDataViewType.UInt16, [0, ushort.MaxValue], [1, 2]);
        Same(NumberDataViewType.Int32, [int.MinValue, int.MaxValue], [1, 2]);
        Same<uint>(NumberDataViewType.UInt32, [0u, uint.MaxValue], [1u, 2]);
        Same<long>(NumberDataViewType.Int64, [long.MinValue, long.MaxValue], [1L, 2]);
        Same<ulong>(NumberDataViewType.UInt64, [0UL, ulong.MaxValue], [1UL, 2]);
        Same(NumberDataViewType.Single, [float.NaN, -0f], [float.Epsilon, float.NegativeInfinity]);
        Same(NumberDataViewType.Double, [double.NaN, -0d], [double.Epsilon, double.PositiveInfinity]);
        Same(BooleanDataViewType.Instance, [true, false], [false, true]);
        Same(DateTimeDataViewType.Instance, [DateTime.MinValue, DateTime.MaxValue], [DateTime.UnixEpoch, new DateTime(2024, 2, 29)]);
        Same<DateTimeOffset>(
            DateTimeOffsetDataViewType.Instance, [DateTimeOffset.MinValue],
            [new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-5))]);
        Same(TimeSpanDataViewType.Instance, [TimeSpan.MinValue], [TimeSpan.FromTicks(1)]);
        Same(RowIdDataViewType.Instance, [new DataViewRowId(1, 2)], [new DataViewRowId(ulong.MaxValue, 0)]);
        Same<uint>(new KeyDataViewType(typeof(uint), 3), [0u, 1, 3], [2u, 0]);
        Same(new KeyDataViewType(typeof(byte), 3), [(byte)0, (byte)3], [(byte)2]);
        Same<ulong>(new KeyDataViewType(typeof(ulong), ulong.MaxValue), [0UL, ulong.MaxValue], [2UL]);
    }

    [TestMethod]
    public void Text_IncludingMissing_ComesThrough()
    {
        MixedDataView mix = RoundRobin(
            Ml.Data.LoadFromArrays(ArrayColumn.Scalar("T", new[] { "one", null!, "", "größer 二" })),
            Ml.Data.LoadFromArrays(ArrayColumn.Scalar("T", new[] { "uno", "dos" })));

        CollectionAssert.AreEqual(new[] { "one", "uno", "", "dos", "", "größer 二" },
            ViewRows.Column<ReadOnlyMemory<char>>(mix, "T").Select(text => text.ToString()).ToArray());
    }

    [TestMethod]
    public void Keys_OfArrays_ComeThrough()
    {
        MixedDataView mix = RoundRobin(
            Ml.Data.LoadFromArrays(ArrayColumn.Key("K", [1, 0], "cat", "dog")),
            Ml.Data.LoadFromArrays(ArrayColumn.Key("K", [2, 1], "cat", "dog")));

        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 1 }, ViewRows.Column<uint>(mix, "K"));
    }

    [TestMethod]
    public void DenseVectors_OfArrays_ComeThrough()
    {
        MixedDataView mix = RoundRobin(
            Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new float[] { 1, 2, 3, 4 }, 2)),
            Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new float[] { 5, 6 }, 2)));

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2), mix.Schema["V"].Type);
        Assert.AreEqual("1 2 | 5 6 | 3 4", Text(ViewRows.Vectors<float>(mix, "V")));
    }

    [TestMethod]
    public void Vectors_OfText_ComeThrough()
    {
        MixedDataView mix = RoundRobin(
            Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new[] { "a", "b", null!, "d" }, 2)),
            Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new[] { "e", "f" }, 2)));

        Assert.AreEqual("a b | e f |  d", Text(ViewRows.Vectors<ReadOnlyMemory<char>>(mix, "V")));
    }

    // One buffer for all rows, as readers of ML.NET do it, and one for each row: both must give what was put in.
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Vectors_DenseAndSparseInTurn_ComeThroughInOneBuffer(bool oneBuffer)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 5);
        FakeDataView dense = Vectors(type, [1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [0, 0, 0, 0, 0]);
        var sparse = new FakeDataView(3, FakeColumn.OfVectors("V", type, row => row switch
        {
            0 => new VBuffer<float>(5, 2, [11f, 12f], [1, 4]),
            1 => new VBuffer<float>(5, 0, [], []),
            _ => new VBuffer<float>(5, 1, [13f], [0]),
        }));
        MixedDataView mix = RoundRobin(sparse, dense, sparse);

        Assert.AreEqual("0 11 0 0 12 | 1 2 3 4 5 | 0 11 0 0 12 | 0 0 0 0 0 | 6 7 8 9 10 | 0 0 0 0 0 | 13 0 0 0 0 | 0 0 0 0 0 | 13 0 0 0 0",
            Text(Read(mix, oneBuffer)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Vectors_OfVariableLength_ComeThroughInOneBuffer(bool oneBuffer)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single);
        MixedDataView mix = RoundRobin(Vectors(type, [1, 2, 3, 4], [], [5]), Vectors(type, [], [6, 7, 8, 9, 10, 11], [12]));

        Assert.IsFalse(((VectorDataViewType)mix.Schema["V"].Type).IsKnownSize);
        Assert.AreEqual("1 2 3 4 |  |  | 6 7 8 9 10 11 | 5 | 12", Text(Read(mix, oneBuffer)));
    }

    [TestMethod]
    public void Sparse_FromASparseSource_StaysSparse()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 1_000);
        var sparse = new FakeDataView(2, FakeColumn.OfVectors("V", type, row => new VBuffer<float>(1_000, 1, [7f], [(int)row])));
        using var cursor = RoundRobin(Vectors(type, new float[1_000]), sparse).GetRowCursor([sparse.Schema["V"]]);
        var getter = cursor.GetGetter<VBuffer<float>>(cursor.Schema["V"]);
        VBuffer<float> value = default;
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        Assert.IsTrue(value.IsDense);
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);

        Assert.IsFalse(value.IsDense);
        Assert.AreEqual(1, value.GetValues().Length);
    }

    [TestMethod]
    public void Buffer_ChangedByTheReader_LeavesTheSourceAsItWas()
    {
        float[] data = [1, 2, 3, 4];
        FakeDataView fake = Vectors(new VectorDataViewType(NumberDataViewType.Single, 2), [5, 6], [7, 8]);
        MixedDataView mix = RoundRobin(Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", data, 2)), fake);
        using (var cursor = mix.GetRowCursor([mix.Schema["V"]]))
        {
            var getter = cursor.GetGetter<VBuffer<float>>(mix.Schema["V"]);
            VBuffer<float> value = default;
            while (cursor.MoveNext())
            {
                getter(ref value);
                VBufferEditor<float> editor = VBufferEditor.CreateFromBuffer(ref value);
                editor.Values.Fill(-1);
                value = editor.Commit();
                float[] again = [.. AnotherRead(getter)];
                Assert.IsFalse(again.Contains(-1f), "a second reading of the row");
            }
        }

        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4 }, data);
        Assert.AreEqual("1 2 | 5 6 | 3 4 | 7 8", Text(ViewRows.Vectors<float>(mix, "V")));
    }

    [TestMethod]
    public void Buffer_OfTheReader_IsUsedAndNotReplaced()
    {
        IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", new float[40], 4));
        MixedDataView mix = RoundRobin(view, view);
        using var cursor = mix.GetRowCursor([mix.Schema["V"]]);
        var getter = cursor.GetGetter<VBuffer<float>>(mix.Schema["V"]);
        VBuffer<float> value = default;
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        ref readonly float first = ref value.GetValues()[0];
        while (cursor.MoveNext())
        {
            getter(ref value);
            Assert.IsTrue(System.Runtime.CompilerServices.Unsafe.AreSame(in first, in value.GetValues()[0]));
        }
    }

    private static void Same<T>(DataViewType type, T[] first, T[] second)
    {
        FakeDataView View(T[] values) => new(values.Length, FakeColumn.Of("V", type, row => values[row]));
        MixedDataView mix = Mix(Selection.Concat, StopRule.AllOnce, null, Over(View(first), View(second)));

        Assert.AreEqual(type, mix.Schema["V"].Type);
        CollectionAssert.AreEqual(first.Concat(second).ToArray(), ViewRows.Column<T>(mix, "V"), $"{type}");
    }

    private static float[] AnotherRead(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> value = default;
        getter(ref value);
        return [.. value.DenseValues()];
    }

    private static List<float[]> Read(MixedDataView mix, bool oneBuffer)
    {
        using var cursor = mix.GetRowCursor([mix.Schema["V"]]);
        var getter = cursor.GetGetter<VBuffer<float>>(mix.Schema["V"]);
        var rows = new List<float[]>();
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            if (!oneBuffer)
                value = default;
            getter(ref value);
            rows.Add([.. value.DenseValues()]);
        }
        return rows;
    }

    private static FakeDataView Vectors(VectorDataViewType type, params float[][] rows) =>
        new(rows.Length, FakeColumn.OfVectors("V", type, row => new VBuffer<float>(rows[row].Length, rows[row])));

    private static MixedDataView RoundRobin(params IDataView[] views) => Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(views));

    private static string Text<T>(List<T[]> rows) => string.Join(" | ", rows.Select(row => string.Join(' ', row)));
}
