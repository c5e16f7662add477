using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>Rows that stay together by a column, in all sources.</summary>
[TestClass]
public class SplitKeyTests
{
    [TestMethod]
    public void SamplingKey_OfOnePatientInTwoSources_IsOnOneSide()
    {
        // 300 patients; source a has each three times, b every second one twice.
        MixSource[] sources =
        [
            new("a", SplitViews.Grouped(0, 900, row => (int)(row % 300))),
            new("b", SplitViews.Grouped(1, 300, row => (int)(row % 150) * 2)),
        ];

        MixSplit split = Ml.Data.MixSplit(Options(0.2), sources);

        int[] test = Patients(split.TestSet);
        int[] train = Patients(split.TrainSet);
        Assert.IsEmpty(test.Intersect(train).ToArray());
        CollectionAssert.AreEquivalent(SplitViews.AllRows(900, 300), SplitViews.Rows(split.TestSet).Concat(SplitViews.Rows(split.TrainSet)).ToArray());
        Assert.AreEqual(split.TestSet.GetRowCount(), test.Length);
        Assert.AreEqual(split.TrainSet.GetRowCount(), train.Length);
        // A fifth of the patients, give or take four standard deviations.
        Assert.AreEqual(60, test.Distinct().Count(), 4 * Math.Sqrt(300 * 0.2 * 0.8));
    }

    [TestMethod]
    public void SamplingKey_InFolds_IsTestedOnOnce()
    {
        MixSource[] sources = [new("a", SplitViews.Grouped(0, 400, row => (int)(row % 200))), new("b", SplitViews.Grouped(1, 200, row => (int)row))];

        IReadOnlyList<MixSplit> folds = Ml.Data.MixFolds(Options(0.1), sources);

        int[][] patients = [.. folds.Select(fold => Patients(fold.TestSet).Distinct().ToArray())];
        Assert.HasCount(5, folds);
        Assert.AreEqual(200, patients.Sum(fold => fold.Length));
        Assert.HasCount(200, patients.SelectMany(fold => fold).Distinct().ToArray());
        foreach ((MixSplit fold, int[] tested) in folds.Zip(patients))
        {
            Assert.AreEqual(40, tested.Length, 4 * Math.Sqrt(200 * 0.2 * 0.8));
            Assert.IsEmpty(tested.Intersect(Patients(fold.TrainSet)).ToArray());
        }
        CollectionAssert.AreEquivalent(SplitViews.AllRows(400, 200), folds.SelectMany(fold => SplitViews.Rows(fold.TestSet)).ToArray());
    }

    [TestMethod]
    public void SamplingKey_OfAnyType_PutsEqualValuesOnTheSameSide()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(number => $"patient {number}")];
        static int Number(long row) => (int)(row % 40);
        var keys = new KeyDataViewType(typeof(uint), 40);
        long[] byKey = Tested(keys, row => (uint)(40 - Number(row)), FakeColumn.Texts("KeyValues", [.. names.Reverse()]));
        long[] byText = Tested(TextDataViewType.Instance, row => names[Number(row)].AsMemory());
        long[] byInt = Tested(NumberDataViewType.Int32, row => Number(row));

        CollectionAssert.AreEqual(byText, byKey, "a key is its key value");
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.Double, row => (double)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.Single, row => (float)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.SByte, row => (sbyte)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.Byte, row => (byte)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.Int16, row => (short)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.UInt16, row => (ushort)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.UInt32, row => (uint)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.Int64, row => (long)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(NumberDataViewType.UInt64, row => (ulong)Number(row)));
        CollectionAssert.AreEqual(byInt, Tested(new KeyDataViewType(typeof(byte), 40), row => (byte)Number(row)), "keys without key values");
        Together(Tested(DateTimeDataViewType.Instance, row => new DateTime(2020, 1, 1).AddDays(Number(row))));
        Together(Tested(TimeSpanDataViewType.Instance, row => TimeSpan.FromHours(Number(row))));
        Together(Tested(NumberDataViewType.Double, row => Number(row) / 7.0 - 2));
        CollectionAssert.AreEqual(
            Tested(DateTimeOffsetDataViewType.Instance, row => new DateTimeOffset(2020, 1, 1, Number(row) % 24, 0, 0, TimeSpan.Zero)),
            Tested(DateTimeOffsetDataViewType.Instance, row => new DateTimeOffset(2020, 1, 1, Number(row) % 24, 0, 0, TimeSpan.Zero).ToOffset(new(5, 0, 0))));

        static long[] Tested<T>(DataViewType type, Func<long, T> value, DataViewSchema.Annotations? annotations = null)
        {
            var view = new FakeDataView(
                200, FakeColumn.Of(Value, NumberDataViewType.Int64, row => row), FakeColumn.Of(SplitViews.Group, type, value, annotations));
            return SplitViews.RowsOf(0, Ml.Data.MixSplit(Options(0.4), new MixSource("a", view)).TestSet);
        }
        static void Together(long[] rows) => Assert.AreEqual(rows.Length, 5 * rows.Select(row => row % 40).Distinct().Count(), "rows of patients tested on");
    }

    [TestMethod]
    public void SamplingKey_WithMissingValues_KeepsThemTogether()
    {
        double[] missing = [double.NaN, -double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8000000000001)];

        MixSplit split = Ml.Data.MixSplit(
            Options(0.5), new MixSource("a", SplitViews.Grouped(0, 90, NumberDataViewType.Double, row => row % 2 == 0 ? row : missing[row % 3])));

        bool[] sides = SplitViews.Sides(split, 0, 90);
        Assert.HasCount(1, sides.Where((_, row) => row % 2 == 1).Distinct().ToArray());
    }

    [TestMethod]
    public void SamplingKey_OfASourceOnOneSide_IsNoFault()
    {
        // One patient a source: each source is on one side as a whole, and seed 2 tests on some and trains on others.
        MixSource[] sources = [.. Enumerable.Range(0, 6).Select(i => new MixSource(Name(i), SplitViews.Grouped(i, 10, _ => i)))];
        MixSplitOptions options = Options(0.5);
        options.Seed = 2;

        MixSplit split = Ml.Data.MixSplit(options, sources);

        Assert.AreEqual(60, split.TestSet.GetRowCount() + split.TrainSet.GetRowCount());
        Assert.AreEqual(0, split.TestSet.GetRowCount() % 10);
        Assert.IsEmpty(Patients(split.TestSet).Intersect(Patients(split.TrainSet)).ToArray());
    }

    [TestMethod]
    public void Copies_OfARepeatingMix_MayBeSplitByAKeyThatTheyShare()
    {
        static IDataView Patients(int source, int rows) => SplitViews.Grouped(source, rows, row => (int)(source * 1000 + row / 2));
        MixedDataView repeats = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllExhausted }, new MixSource("x", Patients(0, 20), 5), new MixSource("y", Patients(1, 100)));
        MixSplitOptions options = Options(0.3);
        options.Mix.SourceColumnName = "outer";

        MixSplit split = Ml.Data.MixSplit(options, new MixSource("m", repeats));

        Assert.IsEmpty(SplitViews.Rows(split.TrainSet).Intersect(SplitViews.Rows(split.TestSet)).ToArray());
        Assert.IsGreaterThan(0, SplitViews.RowsOf(0, split.TestSet).Length - SplitViews.RowsOf(0, split.TestSet).Distinct().Count());
    }

    private static MixSplitOptions Options(double fraction) => new()
    {
        Mix = new MixOptions { Stop = StopRule.AllOnce },
        TestFraction = fraction,
        SamplingKeyColumnName = SplitViews.Group,
    };

    private static int[] Patients(IDataView view) => [.. Support.ViewRows.Column<int>(view, SplitViews.Group)];
}
