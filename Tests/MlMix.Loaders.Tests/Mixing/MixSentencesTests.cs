using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Three text files, whose row counts no view tells, mixed at 0.5 / 0.3 / 0.2: as many rows of each as the plan says.</summary>
[TestClass]
public class MixSentencesTests
{
    private const int Rows = 1000;
    private static readonly double[] Weights = [0.5, 0.3, 0.2];

    public static IEnumerable<object[]> Cases =>
        from selection in new[] { "Even", "Random", "Blocks(100)", "RoundRobin(16)", "Concat", "Explicit" }
        from stop in Enum.GetValues<StopRule>()
        select new object[] { selection, stop };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Counts_ByEverySelectionAndStopRule_AreThePlans(string selection, StopRule stop)
    {
        // Even shares for selections that take no weights.
        double[] weights = selection is "Even" or "Random" or "Blocks(100)" ? Weights : [1, 1, 1];
        var options = new MixOptions { Selection = SelectionOf(selection), Stop = stop, Length = stop == StopRule.Never ? 3 * Rows : null, Seed = 7 };
        // The plan knows what the view must find out.
        var planned = new long[3];
        foreach (SourcePick pick in new MixPlan(options, Sentences.Names.Select((name, i) => new PlanSource(name, weights[i], Rows))).Walk())
            planned[pick.Source]++;

        uint[] sources = [.. ViewRows.Column<uint>(Ml.Data.Mix(options, Sentences.Sources(Ml, weights)), "source_id")];

        CollectionAssert.AreEqual(planned, CountsOf(sources));
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, 1000, 600, 400)]
    [DataRow(StopRule.FirstMiss, 1000, 600, 400)]
    [DataRow(StopRule.AllExhausted, 2500, 1500, 1000)]
    [DataRow(StopRule.AllOnce, 1000, 1000, 1000)]
    [DataRow(StopRule.Never, 1500, 900, 600)]
    public void Counts_ByWeight_AreTheShares(StopRule stop, long amazon, long imdb, long yelp)
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(100) })
        {
            MixedDataView mix = Mix(selection, stop, stop == StopRule.Never ? 3000 : null, Sentences.Sources(Ml, Weights));
            long[] counts = CountsOf([.. ViewRows.Column<uint>(mix, "source_id")]);

            // A block that ends early has its rows in any order.
            double within = selection == Selection.Even ? 1 : stop is StopRule.AllOnce or StopRule.Never ? 0 : 50;
            Assert.AreEqual(amazon, counts[0], within, $"{selection}");
            Assert.AreEqual(imdb, counts[1], within, $"{selection}");
            Assert.AreEqual(yelp, counts[2], within, $"{selection}");
        }
    }

    [TestMethod]
    public void Sentences_AllOnce_AreEachThereOnce()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllOnce, null, Sentences.Sources(Ml, Weights));

        string[] texts = [.. ViewRows.Column<ReadOnlyMemory<char>>(mix, "Text").Select(text => text.ToString().Trim())];

        CollectionAssert.AreEquivalent(Sentences.Names.SelectMany(Sentences.Texts).ToArray(), texts);
    }

    private static Selection SelectionOf(string name) => name switch
    {
        "Even" => Selection.Even,
        "Random" => Selection.Random,
        "Blocks(100)" => Selection.Blocks(100),
        "RoundRobin(16)" => Selection.RoundRobin(16),
        "Concat" => Selection.Concat,
        _ => Selection.Explicit(Enumerable.Range(0, 2500).Select(i => i % 10 is < 5 ? 0 : i % 10 < 8 ? 1 : 2)),
    };

    private static long[] CountsOf(uint[] sources) => [.. Enumerable.Range(1, 3).Select(key => sources.LongCount(source => source == key))];
}
