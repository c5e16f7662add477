using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Bringing columns into one form allocates nothing per row.</summary>
[TestClass]
[DoNotParallelize]
public class AlignmentAllocationTests
{
    private const int Rows = 200_000;
    private static readonly MixOptions Options = new() { Stop = StopRule.AllOnce, VectorLengths = VectorLengths.Pad, MissingColumns = MissingColumns.Fill };

    [TestMethod]
    public void Keys_Remapped_AllocateNothing()
    {
        static FakeDataView View(params string[] names) => new(Rows, FakeColumn.Key("X", row => 1 + (uint)(row % 2), names));

        Check<uint>(Options, View("cat", "dog"), View("dog", "cat"), View("dog", "cow"));
    }

    [TestMethod]
    public void Numbers_WidenedOrFilled_AllocateNothing() => Check<double>(
        Options,
        new FakeDataView(Rows, FakeColumn.Of("X", NumberDataViewType.Int32, row => (int)row)),
        new FakeDataView(Rows, FakeColumn.Of("X", NumberDataViewType.Single, row => (float)row)),
        new FakeDataView(Rows));

    [TestMethod]
    public void Vectors_WidenedPaddedAndFilled_AllocateNothing()
    {
        byte[] bytes = [1, 2, 3];
        float[] singles = [1, 2, 3, 4, 5];
        int[] indices = [0, 2];
        FakeDataView View<T>(int size, Func<long, VBuffer<T>> row, NumberDataViewType type) =>
            new(Rows, FakeColumn.OfVectors("X", new VectorDataViewType(type, size), row));

        Check<VBuffer<float>>(
            Options,
            View(3, row => row % 2 == 0 ? new VBuffer<byte>(3, bytes) : new VBuffer<byte>(3, 2, bytes, indices), NumberDataViewType.Byte),
            View(4, row => row % 2 == 0 ? new VBuffer<float>(4, singles) : new VBuffer<float>(4, 2, singles, indices), NumberDataViewType.Single),
            View(5, row => new VBuffer<float>(5, singles), NumberDataViewType.Single),
            new FakeDataView(Rows));
    }

    [TestMethod]
    public void Labels_OffsetAndMapped_AllocateNothing()
    {
        string[] words = ["yes", "no"];
        FakeDataView numbers = new(Rows, FakeColumn.Of("X", NumberDataViewType.Single, row => (float)(row % 2)));
        FakeDataView texts = new(Rows, FakeColumn.Of("X", TextDataViewType.Instance, row => words[row % 2].AsMemory()));

        Check<float>(new MixOptions { Stop = StopRule.AllOnce, Labels = LabelSpace.Offset("X") }, numbers, numbers);
        Check<uint>(
            new MixOptions
            {
                Stop = StopRule.AllOnce,
                Labels = LabelSpace.Map("X", [("a", "0", "bad"), ("a", "1", "good"), ("b", "yes", "good"), ("b", "no", "bad")]),
            },
            numbers,
            texts);
    }

    private static void Check<T>(MixOptions options, params IDataView[] views)
    {
        MixedDataView mix = Ml.Data.Mix(options, Over(views));
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<T> getter = cursor.GetGetter<T>(mix.Schema["X"]);
        T value = default!;
        Allocation.Walk(cursor, getter, ref value, 10_000);

        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, 100_000));
    }
}
