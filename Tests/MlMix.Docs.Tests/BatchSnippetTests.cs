using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

/// <summary>Runs what the guide to batches shows, and holds it to values worked out by hand.</summary>
[TestClass]
public sealed class BatchSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Doors_TwoSources_ComeInBatchesInTurnAndAppended()
    {
        (MixedDataView blend, MixedDataView turns, MixedDataView all) = BatchSnippets.Doors(Ml, Rows(320), Rows(64));

        // The first 32 rows are of one source, three of four batches of code.
        uint[] blended = [.. blend.GetColumn<uint>("source_id")];
        Assert.IsTrue(blended.Chunk(32).All(batch => batch.Distinct().Count() == 1));
        Assert.AreEqual(3 * 32, blended.Take(4 * 32).Count(source => source == 1));
        // Code begins, and the last row of the text ends it: 64 rows of each.
        CollectionAssert.AreEqual(Enumerable.Range(0, 128).Select(row => (uint)(row % 2) + 1).ToArray(), turns.GetColumn<uint>("source_id").ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Repeat(1u, 320).Concat(Enumerable.Repeat(2u, 64)).ToArray(), all.GetColumn<uint>("source_id").ToArray());
    }

    [TestMethod]
    public void Loop_LinearData_FindsItsSlopes()
    {
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce }, new MixSource("clean", Rows(2000)), new MixSource("noisy", Rows(1000)));

        double[] model = BatchSnippets.Loop(mixed);

        // Labels are 2 x - 3 y.
        Assert.AreEqual(2, model[0], 1e-3);
        Assert.AreEqual(-3, model[1], 1e-3);
    }

    [TestMethod]
    public void StopAndGoOn_AfterTheThirdBatch_LeavesTheRest()
    {
        MixedDataView mixed = Ml.Data.Concat(Rows(100), Rows(50));
        float[] labels = [.. mixed.GetColumn<float>("Label")];

        (int before, MixedDataView rest) = BatchSnippets.StopAndGoOn(mixed, batch => batch.Index == 2);

        Assert.AreEqual(96, before);
        CollectionAssert.AreEqual(labels[96..], rest.GetColumn<float>("Label").ToArray());
    }

    [TestMethod]
    public void Options_DropLastBatch_ReadWholeBatches()
    {
        var whole = new MixOptions { Stop = StopRule.AllOnce, BatchSize = 32 };
        MixedDataView blend = Ml.Data.Blend(whole, new MixSource("a", Rows(70)), new MixSource("b", Rows(40)));

        Assert.AreEqual(3, BatchSnippets.Options(blend, new Progress<long>(), CancellationToken.None), "two of a, one of b");
    }

    private static IDataView Rows(int rows)
    {
        float[] features = [.. Enumerable.Range(0, rows).SelectMany(row => new[] { row % 3 - 1f, row % 5 - 2f })];
        float[] labels = [.. Enumerable.Range(0, rows).Select(row => 2 * features[2 * row] - 3 * features[2 * row + 1])];
        return Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", labels), ArrayColumn.Vector("Features", features, 2));
    }
}
