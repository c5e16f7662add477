using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Mixing allocates nothing per row; opening and starting a source again may cost something once per pass.</summary>
[TestClass]
[DoNotParallelize]
public class MixAllocationTests
{
    private const int WarmUp = 20_000;

    public static IEnumerable<object[]> Selections =>
        [["Even"], ["Random"], ["Blocks(1000)"], ["RoundRobin(16)"], ["Concat"]];

    [TestMethod]
    [DynamicData(nameof(Selections))]
    public void MoveNextAndLabel_OverManyRows_AllocateNothing(string selection)
    {
        IDataView[] views = [Labels(400_000), Labels(400_000), Labels(400_000)];

        Check<float>(Mix(Known(selection), StopRule.AllOnce, null, Over(views)), "Label");
    }

    [TestMethod]
    [DynamicData(nameof(Selections))]
    public void MoveNextAndVector_OverManyRows_AllocateNothing(string selection)
    {
        var pixels = new float[784];
        var type = new VectorDataViewType(NumberDataViewType.Single, 28, 28);
        FakeDataView[] views = [.. Enumerable.Range(0, 3).Select(i => new FakeDataView(
            400_000, FakeColumn.OfVectors("Features", type, row => new VBuffer<float>(784, pixels))))];

        Check<VBuffer<float>>(Mix(Known(selection), StopRule.AllOnce, null, Over(views)), "Features");
    }

    [TestMethod]
    [DynamicData(nameof(Selections))]
    public void MoveNextAndSourceColumnAndId_OverManyRows_AllocateNothing(string selection)
    {
        IDataView[] views = [Labels(400_000), Labels(400_000), Labels(400_000)];
        MixedDataView mix = Mix(Known(selection), StopRule.AllOnce, null, Over(views));

        Check<uint>(mix, "source_id");
        using var cursor = mix.GetRowCursor([]);
        DataViewRowId id = default;
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        Allocation.Walk(cursor, getter, ref id, WarmUp);
        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref id, 100_000));
    }

    [TestMethod]
    [DynamicData(nameof(Selections))]
    public void MoveNext_CountsUnknown_AllocatesNothing(string selection)
    {
        MixedDataView mix = Mix(Known(selection), StopRule.AllOnce, null, Sources([400_000, 400_000, 400_000], null, [true, true, true]));

        Check<long>(mix, Value);
    }

    [TestMethod]
    [DataRow(ShardUnit.Rows, false)]
    [DataRow(ShardUnit.Batches, false)]
    [DataRow(ShardUnit.Rows, true)]
    public void MoveNext_OfAShard_AllocatesNothing(ShardUnit unit, bool countUnknown)
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, BatchSize = 32, Shard = new Shard(1, 3, unit) };

        Check<long>(Ml.Data.Mix(options, Sources([800_000, 800_000, 800_000], null, [countUnknown, countUnknown, countUnknown])), Value, 50_000);
    }

    [TestMethod]
    public void MoveNext_OfPartsOfSources_AllocatesNothing()
    {
        MixSource[] sources =
        [
            new("a", Numbered(0, 400_000)) { Range = RowRange.Percent(10, 90) },
            new("b", Numbered(1, 400_000, countUnknown: true)) { Range = RowRange.Rows(50) },
            new("c", Numbered(2, 400_000, countUnknown: true)) { Choose = 350_000 },
            new("d", Numbered(3, 400_000)) { Repeat = 1.5, MaxPasses = 2 },
        ];

        Check<long>(Mix(Selection.Random, StopRule.AllExhausted, null, sources), Value);
    }

    [TestMethod]
    public void MoveNext_ManySources_AllocatesNothing()
    {
        IDataView[] views = [.. Enumerable.Range(0, 200).Select(_ => Labels(2_000))];

        Check<float>(Ml.Data.Mix([.. views.Select((view, i) => new MixSource($"source {i}", view, 1 + i % 3))]), "Label", rows: 20_000);
    }

    [TestMethod]
    public void NewPasses_ByStartingAgain_CostTheSameEach()
    {
        // 10 rows a pass: over 1,000 passes and over 2,000; what one costs must not grow.
        MixedDataView mix = Mix(Selection.Even, StopRule.Never, 1_000_000, Over(Labels(10)));
        using var cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<float> getter = cursor.GetGetter<float>(mix.Schema["Label"]);
        float label = 0;
        Allocation.Walk(cursor, getter, ref label, WarmUp);
        long first = Allocation.Least(cursor, getter, ref label, 10_000);
        long twice = Allocation.Least(cursor, getter, ref label, 20_000);

        Assert.IsGreaterThan(0, first, "a new pass opens a new cursor");
        Assert.AreEqual(2 * first, twice);
    }

    private static Selection Known(string name) =>
        new[] { Selection.Even, Selection.Random, Selection.Blocks(1000), Selection.RoundRobin(16), Selection.Concat }
            .Single(known => known.ToString() == name);

    private static IDataView Labels(int rows) => Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", new float[rows]));

    private static void Check<T>(MixedDataView mix, string column, int rows = 100_000)
    {
        using var cursor = mix.GetRowCursor([mix.Schema[column]]);
        ValueGetter<T> getter = cursor.GetGetter<T>(mix.Schema[column]);
        T value = default!;
        Allocation.Walk(cursor, getter, ref value, WarmUp);
        long once = Allocation.Least(cursor, getter, ref value, rows);
        long twice = Allocation.Least(cursor, getter, ref value, 2 * rows);

        Assert.AreEqual(0, once, $"bytes over {rows} rows");
        Assert.AreEqual(0, twice, $"bytes over {2 * rows} rows");
    }
}
