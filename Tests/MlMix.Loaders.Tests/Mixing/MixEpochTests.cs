using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The same mix in other epochs.</summary>
[TestClass]
public class MixEpochTests
{
    [TestMethod]
    public void ForEpoch_OfRandomPicks_AreThoseOfThePlanInThatEpoch()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllOnce, null, Sources([40, 60]));
        string[] epochs = [.. Enumerable.Range(0, 4).Select(epoch => Rows(mix.ForEpoch(epoch)))];

        Assert.AreEqual(Rows(mix), epochs[0]);
        Assert.HasCount(4, epochs.Distinct().ToArray());
        for (int epoch = 0; epoch < 4; epoch++)
        {
            Assert.AreEqual(Rows(mix.Plan.ForEpoch(epoch)), epochs[epoch]);
            CollectionAssert.AreEquivalent(epochs[0].Split(' '), epochs[epoch].Split(' '), "every row once in every epoch");
        }
    }

    [TestMethod]
    public void ForEpoch_OfAnEpoch_CountsFromTheFirst()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.Never, 50, Sources([40, 60]));

        Assert.AreEqual(Rows(mix.ForEpoch(2)), Rows(mix.ForEpoch(5).ForEpoch(2)));
        Assert.AreEqual(Rows(mix), Rows(mix.ForEpoch(5).ForEpoch(0)));
        Assert.AreSame(mix, mix.ForEpoch(0));
        Assert.AreEqual(5, mix.ForEpoch(5).Plan.Epoch);
    }

    [TestMethod]
    public void ForEpoch_RowIds_AreThoseOfTheRows()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllOnce, null, Sources([40, 60]));
        var first = ViewRows.Column<long>(mix, Value).Zip(ViewRows.Ids(mix)).ToDictionary();
        MixedDataView next = mix.ForEpoch(1);
        var second = ViewRows.Column<long>(next, Value).Zip(ViewRows.Ids(next)).ToDictionary();

        CollectionAssert.AreEquivalent(first, second);
    }

    [TestMethod]
    public void ForEpoch_OfAMixOfMixes_GoesToTheSameEpochAllTheWayDown()
    {
        MixedDataView inner = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, SourceColumnName = "inner_id" }, Sources([40, 60]));
        MixedDataView mix = Ml.Data.Mix(new MixOptions { SourceColumnName = "outer_id" }, new MixSource("inner", inner));
        List<long>[] epochs = [.. Enumerable.Range(0, 3).Select(epoch => ViewRows.Column<long>(mix.ForEpoch(epoch), Value))];

        Assert.AreEqual(3, epochs.Select(rows => string.Join(' ', rows)).Distinct().Count());
        CollectionAssert.AreEquivalent(epochs[0], epochs[2]);
    }

    // By its name and in each epoch the shuffled blocks of the inner mix are others, and end elsewhere.
    [TestMethod]
    public void ForEpoch_OfAMixOfShuffledBlocks_HasTheRowsOfThatEpoch()
    {
        var options = new MixOptions { Selection = Selection.Blocks(5), Stop = StopRule.FirstExhausted, SourceColumnName = "inner_id" };
        MixedDataView inner = Ml.Data.Mix(options, Sources([20, 30]));
        var once = new MixOptions { Stop = StopRule.AllOnce, SourceColumnName = "outer_id" };
        MixedDataView mix = Ml.Data.Mix(once, new MixSource("inner", inner));
        var lengths = new HashSet<int>();
        for (int epoch = 0; epoch < 8; epoch++)
        {
            uint[] sources = [.. ViewRows.Column<uint>(mix.ForEpoch(epoch), "inner_id")];
            lengths.Add(sources.Length);
            // The mix ends with the last row of the source that ends first.
            uint last = sources[^1];
            Assert.AreEqual(last == 1 ? 20 : 30, sources.Count(source => source == last), $"epoch {epoch}");
            Assert.IsLessThan(last == 1 ? 30 : 20, sources.Count(source => source != last), $"epoch {epoch}");
        }
        Assert.IsGreaterThan(1, lengths.Count);
    }

    [TestMethod]
    public void ForEpoch_Negative_IsRefused() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.Mix(Sources([1])).ForEpoch(-1));
}
