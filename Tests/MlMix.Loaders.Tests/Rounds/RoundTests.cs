using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Loaders.Tests.Batches;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Rounds;

/// <summary>Rounds whose weights change: which rows they have, and that none is lost or comes twice.</summary>
[TestClass]
public class RoundTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rounds_OfOtherWeights_GoOnWithEachSource(bool countUnknown)
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([20, 20], null, [countUnknown, countUnknown]));
        var controller = new GivenWeights([3, 1], [1, 3]);

        string[] rounds = Play(mix.Rounds(controller, 8));

        // Six of a and two of b; then two of a and six of b; and so on, until 40 rows are there.
        Assert.HasCount(5, rounds);
        AssertRows("a0 a1 a2 a3 a4 a5 b0 b1", rounds[0]);
        AssertRows("a6 a7 b2 b3 b4 b5 b6 b7", rounds[1]);
        AssertRows("a8 a9 a10 a11 a12 a13 b8 b9", rounds[2]);
        AssertRows("a14 a15 b10 b11 b12 b13 b14 b15", rounds[3]);
        AssertRows("a16 a17 a18 a19 b16 b17 b18 b19", rounds[4]);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rounds_WithAShortLastOne_TellTheirRows(bool countUnknown)
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([7, 4], null, [countUnknown, countUnknown]));
        var sizes = new List<long>();
        foreach (MixRound round in mix.Rounds(new GivenWeights([0.5, 0.5]), 4))
        {
            Assert.AreEqual(sizes.Count, round.Index);
            CollectionAssert.AreEqual(new[] { 0.5, 0.5 }, round.Weights.ToArray());
            Assert.AreEqual(round.RowCount, Rows(round.View).Split(' ').Length);
            sizes.Add(round.RowCount);
            round.Losses.Add(0, 1);
        }
        CollectionAssert.AreEqual(new long[] { 4, 4, 3 }, sizes);
    }

    [TestMethod]
    public void Rounds_ByAnyWeights_DeliverEveryRowOnce()
    {
        Gen<(int[] Rows, int Size, int Selection, int[] Weights, bool Unknown)> cases =
            from sources in Gen.Choose(1, 4)
            from rows in Gen.ArrayOf(Gen.Choose(0, 30), sources)
            from size in Gen.Choose(1, 20)
            from selection in Gen.Choose(0, 2)
            from weights in Gen.ArrayOf(Gen.Choose(1, 9), sources * 3)
            from unknown in Gen.Elements(false, true)
            select (rows, size, selection, weights, unknown);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(cases.ToArbitrary(), one =>
        {
            long[] rows = [.. one.Rows.Select(count => (long)count)];
            MixSource[] sources = Sources(rows, null, [.. rows.Select(_ => one.Unknown)]);
            Selection selection = new[] { Selection.Even, Selection.Random, Selection.Blocks(5) }[one.Selection];
            double[][] weights = [.. one.Weights.Chunk(rows.Length).Select(chunk => chunk.Select(weight => weight / 10.0).ToArray())];

            string[] rounds = Play(Mix(selection, StopRule.AllOnce, null, sources).Rounds(new GivenWeights(weights), one.Size));

            foreach (string round in rounds.SkipLast(1))
                Assert.HasCount(one.Size, round.Split(' '));
            string[] all = [.. rounds.SelectMany(round => round.Split(' '))];
            for (int source = 0; source < rows.Length; source++)
            {
                string[] own = [.. all.Where(row => row.StartsWith(Name(source), StringComparison.Ordinal))];
                CollectionAssert.AreEqual(Enumerable.Range(0, one.Rows[source]).Select(row => $"{Name(source)}{row}").ToArray(), own);
            }
        }));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rounds_OfSourcesThatStartAgain_ReadEachPassInOrder(bool countUnknown)
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.Never, 60, Sources([5, 7], null, [countUnknown, countUnknown]));

        string[] all = [.. Play(mix.Rounds(new GivenWeights([0.9, 0.1], [0.3, 0.7], [0.5, 0.5]), 9)).SelectMany(round => round.Split(' '))];

        Assert.HasCount(60, all);
        string[] a = [.. all.Where(row => row[0] == 'a')];
        string[] b = [.. all.Where(row => row[0] == 'b')];
        CollectionAssert.AreEqual(a.Select((_, i) => $"a{i % 5}").ToArray(), a);
        CollectionAssert.AreEqual(b.Select((_, i) => $"b{i % 7}").ToArray(), b);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rounds_OfTheSameWeights_AreTheMixOfThese(bool countUnknown)
    {
        double[] weights = [0.2, 0.7];
        MixSource[] sources = Sources([24, 24], weights, [countUnknown, countUnknown]);
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(5) })
        {
            foreach (StopRule stop in new[] { StopRule.AllOnce, StopRule.FirstExhausted, StopRule.AllExhausted })
            {
                MixedDataView mix = Mix(selection, stop, null, sources);

                string[] rounds = Play(mix.Rounds(new GivenWeights(weights), 3));

                Assert.AreEqual(Rows(mix), string.Join(' ', rounds), $"{selection}, {stop}");
            }
        }
    }

    [TestMethod]
    public void Rounds_OfFewRows_LeaveNoSmallWeightOut()
    {
        // Of eight rows less than half a one is due to b, in each of 500 rounds: all in all a twentieth of 4,000.
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(4) })
        {
            MixedDataView mix = Mix(selection, StopRule.Never, 4_000, Sources([10, 10]));
            long delivered = 0;
            foreach (MixRound round in mix.Rounds(new GivenWeights([0.95, 0.05], [0.951, 0.049]), 8))
            {
                round.Losses.Add(0, 1);
                delivered = round.Finish().Place.Sources[1].Delivered;
            }
            Assert.IsInRange(150, 250, delivered, $"{selection}");
        }
    }

    [TestMethod]
    public void Rounds_OfABlend_HaveBatchesOfOneSource()
    {
        MixedDataView blend = Ml.Data.Blend(
            new MixOptions { BatchSize = 3, Selection = Selection.Even, Stop = StopRule.AllOnce }, Sources([30, 30]));
        var pieces = new List<string>();
        foreach (MixRound round in blend.Rounds(new GivenWeights([2, 1], [1, 2]), 9))
        {
            foreach (MixBatch batch in round.View.Batches())
            {
                Assert.HasCount(1, batch.SourceIds.ToArray().Distinct());
                pieces.Add(BatchRows.Of(batch));
                round.Losses.Add(0, 1);
            }
        }
        Assert.AreEqual(2, pieces.Take(3).Count(piece => piece[0] == 'a'), "weights 2 and 1");
        Assert.AreEqual(1, pieces.Skip(3).Take(3).Count(piece => piece[0] == 'a'), "weights 1 and 2");
        CollectionAssert.AreEquivalent(
            Enumerable.Range(0, 30).SelectMany(row => new[] { $"a{row}", $"b{row}" }).ToArray(),
            pieces.SelectMany(piece => piece.Split(' ')).ToArray());
    }

    [TestMethod]
    public void Rounds_OfTwoShards_TogetherAreTheRoundsOfAll()
    {
        MixedDataView Of(Shard? shard) => Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, Shard = shard }, Sources([23, 31]));
        double[][] weights = [[0.8, 0.2], [0.4, 0.6]];
        string[] whole = Play(Of(null).Rounds(new GivenWeights(weights), 10));
        string[] first = Play(Of(new Shard(0, 2)).Rounds(new GivenWeights(weights), 10));
        string[] second = Play(Of(new Shard(1, 2)).Rounds(new GivenWeights(weights), 10));

        Assert.HasCount(6, whole);
        Assert.HasCount(6, first);
        for (int round = 0; round < whole.Length; round++)
        {
            string[] rows = whole[round].Split(' ');
            Assert.AreEqual(string.Join(' ', rows.Where((_, i) => i % 2 == 0)), first[round], $"round {round}");
            Assert.AreEqual(string.Join(' ', rows.Where((_, i) => i % 2 == 1)), second[round], $"round {round}");
        }
    }

    [TestMethod]
    [DataRow(BatchShape.PerSource)]
    [DataRow(BatchShape.Mixed)]
    public void Rounds_OfShardsOfBatches_TellTheRowsOfEach(BatchShape shape)
    {
        MixedDataView Of(Shard? shard) => Ml.Data.Mix(
            new MixOptions { Selection = Selection.Even, Stop = StopRule.AllOnce, BatchSize = 3, BatchShape = shape, Shard = shard }, Sources([13, 22]));
        double[][] weights = [[2, 1], [1, 2], [1, 1]];
        string[] whole = Play(Of(null).Rounds(new GivenWeights(weights), 6));
        string[][] shards = [.. Enumerable.Range(0, 3).Select(index => Play(Of(new Shard(index, 3, ShardUnit.Batches)).Rounds(new GivenWeights(weights), 6)))];

        for (int round = 0; round < whole.Length; round++)
        {
            string[] ofShards = [.. shards.SelectMany(rounds => rounds[round].Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            CollectionAssert.AreEquivalent(whole[round].Split(' '), ofShards, $"round {round}");
        }
    }

    [TestMethod]
    public void Rounds_TellTheControllerTheLossesOfEach()
    {
        var controller = new GivenWeights([1, 1]);
        int index = 0;
        foreach (MixRound round in Mix(Selection.Even, StopRule.AllOnce, null, Sources([3, 3])).Rounds(controller, 3))
        {
            round.Losses.Add(index++ % 2, 6, 3);
            Assert.HasCount(index - 1, controller.Told);
        }
        CollectionAssert.AreEqual(new SourceLoss[] { new(2, 3), new(double.NaN, 0) }, controller.Told[0]);
        CollectionAssert.AreEqual(new SourceLoss[] { new(double.NaN, 0), new(2, 3) }, controller.Told[1]);
    }

    internal static string[] Play(MixRounds rounds)
    {
        var texts = new List<string>();
        foreach (MixRound round in rounds)
        {
            texts.Add(Rows(round.View));
            Assert.AreEqual(texts[^1].Length == 0 ? 0 : texts[^1].Split(' ').Length, round.View.GetRowCount(), $"round {round.Index}");
            Assert.AreEqual(round.View.GetRowCount(), round.View.WithCancellation(CancellationToken.None).GetRowCount());
            round.Losses.Add(0, 1);
        }
        return [.. texts];
    }

    private static void AssertRows(string expected, string round)
    {
        CollectionAssert.AreEquivalent(expected.Split(' '), round.Split(' '), round);
        foreach (IGrouping<char, string> source in round.Split(' ').GroupBy(row => row[0]))
            CollectionAssert.AreEqual(expected.Split(' ').Where(row => row[0] == source.Key).ToArray(), source.ToArray(), round);
    }
}
