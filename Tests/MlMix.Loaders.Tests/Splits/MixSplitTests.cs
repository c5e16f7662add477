using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>What the two sides of a split hold.</summary>
[TestClass]
public class MixSplitTests
{
    [TestMethod]
    public void MixSplit_TenToOneWithRepeats_HasNoRowOnBothSides()
    {
        // 200 rows at weight 10 against 2,000 at weight 1: until the 1,800 training rows of b were read once, a's 180 come 100 times.
        MixSource[] sources = Sources([200, 2_000], [10, 1]);
        var options = new MixSplitOptions { Mix = new MixOptions { Stop = StopRule.AllExhausted } };

        MixSplit split = Ml.Data.MixSplit(options, sources);

        string[] train = SplitViews.Rows(split.TrainSet);
        string[] test = SplitViews.Rows(split.TestSet);
        Assert.AreEqual(split.TrainSet.GetRowCount(), train.Length);
        Assert.IsGreaterThan(15_000, train.Length - train.Distinct().Count(), "copies in the training mix");
        Assert.IsEmpty(train.Intersect(test).ToArray());
        CollectionAssert.AreEquivalent(SplitViews.AllRows(200, 2_000), train.Union(test).ToArray());
        Assert.AreEqual(220, split.TestSet.GetRowCount());
        Assert.HasCount(20, SplitViews.RowsOf(0, split.TestSet));
        Assert.HasCount(200, SplitViews.RowsOf(1, split.TestSet));
    }

    [TestMethod]
    public void SplitByPosition_OfTheSameMix_PutsRowsOnBothSides()
    {
        // What the split of the sources prevents. The last tenth of 22,000 rows has each of the 200 rows of a ten times.
        string[] mix = SplitViews.Rows(Mix(Selection.Even, StopRule.AllExhausted, null, Sources([200, 2_000], [10, 1])));

        string[] leaked = [.. mix.TakeLast(mix.Length / 10).Intersect(mix.SkipLast(mix.Length / 10))];

        CollectionAssert.AreEquivalent(SplitViews.AllRows(200), leaked);
    }

    [TestMethod]
    public void TestSet_IsTheTestRowsOfOneSourceAfterTheOther()
    {
        MixSplit split = Ml.Data.MixSplit(0.25, new MixSource("x", Numbered(0, 40), 3), new MixSource("y", Numbered(1, 20)));

        List<long> values = SplitViews.Values(split.TestSet);
        VBuffer<ReadOnlyMemory<char>> names = default;
        split.TestSet.Schema["source_id"].GetKeyValues(ref names);

        Assert.HasCount(15, values);
        CollectionAssert.AreEqual(values.Order().ToArray(), values);
        CollectionAssert.AreEqual(Enumerable.Repeat(1u, 10).Concat(Enumerable.Repeat(2u, 5)).ToArray(), ViewRows.Column<uint>(split.TestSet, "source_id"));
        CollectionAssert.AreEqual(new[] { "x", "y" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    [TestMethod]
    public void TrainSet_IsMixedAsTheOptionsSay()
    {
        var mix = new MixOptions { Selection = Selection.RoundRobin(3), Stop = StopRule.AllOnce, Length = 12, SourceColumnName = "of" };

        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { Mix = mix, TestFraction = 0.5 }, Sources([20, 20]));

        CollectionAssert.AreEqual(new uint[] { 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2 }, ViewRows.Column<uint>(split.TrainSet, "of"));
        Assert.HasCount(20, ViewRows.Column<uint>(split.TestSet, "of"));
    }

    [TestMethod]
    public void TestSet_DoesNotHangOnWhatConcernsTraining()
    {
        string[] plain = SplitViews.Rows(Ml.Data.MixSplit(0.2, Sources([50, 30])).TestSet);
        MixSource[] sources =
        [
            new("a", Numbered(0, 50), 0),
            new("b", Numbered(1, 30), 7) { Repeat = 2.5, MaxPasses = 3 },
        ];
        var mix = new MixOptions { Selection = Selection.Random, Stop = StopRule.AllExhausted, Length = 5, Seed = 9, Shard = new Shard(0, 2) };

        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { Mix = mix, TestFraction = 0.2 }, sources);

        CollectionAssert.AreEqual(plain, SplitViews.Rows(split.TestSet));
        Assert.IsEmpty(SplitViews.RowsOf(0, split.TrainSet));
    }

    [TestMethod]
    public void Range_ConcernsBothSides()
    {
        MixSource[] sources =
        [
            new("a", Numbered(0, 50)) { Range = RowRange.Percent(20, 60) },
            new("b", Numbered(1, 30, countUnknown: true)) { Range = RowRange.Rows(5, 15) },
            new("c", Numbered(2, 30, countUnknown: true)) { Range = RowRange.Rows(10) },
        ];
        var options = new MixSplitOptions { Mix = new MixOptions { Stop = StopRule.AllOnce }, TestFraction = 0.2 };

        MixSplit split = Ml.Data.MixSplit(options, sources);

        string[] expected =
        [
            .. Enumerable.Range(10, 20).Select(row => $"a{row}"),
            .. Enumerable.Range(5, 10).Select(row => $"b{row}"),
            .. Enumerable.Range(10, 20).Select(row => $"c{row}"),
        ];
        string[] test = SplitViews.Rows(split.TestSet);
        CollectionAssert.AreEquivalent(expected, SplitViews.Rows(split.TrainSet).Concat(test).ToArray());
        Assert.AreEqual(4 + 2 + 4, test.Length);
        Assert.IsNull(split.TestSet.GetRowCount());
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.3)]
    [DataRow(0.75)]
    public void CountsUnknown_SplitsTheSameRows(double fraction)
    {
        MixSplit known = Ml.Data.MixSplit(fraction, Sources([70, 90]));
        MixSplit unknown = Ml.Data.MixSplit(fraction, Sources([70, 90], null, [true, true]));

        Assert.IsNull(unknown.TrainSet.GetRowCount());
        CollectionAssert.AreEqual(SplitViews.Rows(known.TestSet), SplitViews.Rows(unknown.TestSet));
        CollectionAssert.AreEqual(SplitViews.Rows(known.TrainSet), SplitViews.Rows(unknown.TrainSet));
    }

    [TestMethod]
    public void Sides_FollowFromSeedNameAndRowAlone()
    {
        static string[] RowsOf(string name, MixSplit split) => [.. SplitViews.RowsOf(name[0] - 'a', split.TestSet).Select(row => $"{name}{row}")];
        MixSource a = new("a", Numbered(0, 90)), b = new("b", Numbered(1, 60)), c = new("c", Numbered(2, 70));
        MixSplit one = Ml.Data.MixSplit(0.3, a, b, c);
        MixSplit turned = Ml.Data.MixSplit(0.3, c, a);
        MixSplit longer = Ml.Data.MixSplit(0.3, new MixSource("a", Numbered(0, 200)), b);

        CollectionAssert.AreEqual(RowsOf("a", one), RowsOf("a", turned));
        CollectionAssert.AreEqual(RowsOf("c", one), RowsOf("c", turned));
        CollectionAssert.AreEqual(RowsOf("a", one), RowsOf("a", longer).Where(row => int.Parse(row[1..]) < 90).ToArray());
        CollectionAssert.AreNotEqual(
            SplitViews.RowsOf(0, one.TestSet).Where(row => row < 60).ToArray(), SplitViews.RowsOf(1, one.TestSet), "sources of other names");
        CollectionAssert.AreNotEqual(
            SplitViews.Rows(one.TestSet), SplitViews.Rows(Ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.3, Seed = 1 }, a, b, c).TestSet));
    }

    [TestMethod]
    public void MixesAsSources_ThatRepeatNothing_AreSplitAsTheyStand()
    {
        MixedDataView inner = Mix(Selection.Random, StopRule.AllOnce, null, Sources([40, 60]));
        List<long> order = SplitViews.Values(inner);

        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { Mix = new MixOptions { SourceColumnName = "outer", Stop = StopRule.AllOnce } },
            new MixSource("m", inner));
        List<long> test = SplitViews.Values(split.TestSet);

        Assert.HasCount(10, test);
        CollectionAssert.AreEqual(order.Where(test.Contains).ToArray(), test);
        CollectionAssert.AreEqual(order.Where(value => !test.Contains(value)).ToArray(), SplitViews.Values(split.TrainSet));
    }

    [TestMethod]
    public void TrainSet_InAnotherEpoch_HasTheSameRows()
    {
        var options = new MixSplitOptions { Mix = new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce } };
        MixedDataView train = Ml.Data.MixSplit(options, Sources([40, 60])).TrainSet;

        CollectionAssert.AreEquivalent(SplitViews.Rows(train), SplitViews.Rows(train.ForEpoch(1)));
        CollectionAssert.AreNotEqual(SplitViews.Rows(train), SplitViews.Rows(train.ForEpoch(1)));
    }

    [TestMethod]
    public void Sides_ReadByManyAtOnce_AreTheSame()
    {
        MixSplit split = Ml.Data.MixSplit(0.3, Sources([500, 400]));
        string[] expected = SplitViews.Rows(split.TrainSet);

        Parallel.For(0, 8, _ => CollectionAssert.AreEqual(expected, SplitViews.Rows(split.TrainSet)));
    }
}
