using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Doors;

/// <summary>Blend, Interleave and Concat, in both forms: the rows by hand.</summary>
[TestClass]
public class DoorTests
{
    [TestMethod]
    public void Blend_EqualWeights_AlternatesWholeBatches()
    {
        // The first source ends with its second batch.
        Assert.AreEqual("a0 a1 b0 b1 a2 a3", Rows(Ml.Data.Blend(2, Sources([4, 9]))));
    }

    [TestMethod]
    public void Blend_ThreeToOne_WeighsBatches()
    {
        MixedDataView blend = Ml.Data.Blend(2, Sources([12, 12], [3, 1]));

        // Of every four batches three are of a: six of a, and the two of b among the first seven.
        string[] rows = Rows(blend).Split(' ');
        string batches = string.Concat(rows.Chunk(2).Select(batch => batch[0][0] == batch[1][0] ? batch[0][..1] : "?"));
        Assert.AreEqual(6, batches.Count(source => source == 'a'), batches);
        Assert.AreEqual(2, batches[..8].Count(source => source == 'b'), batches);
        Assert.AreEqual(BatchShape.PerSource, blend.Plan.BatchShape);
        Assert.AreEqual(2, blend.Plan.BatchSize);
    }

    [TestMethod]
    public void Blend_Options_HaveTheirSay()
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(2), Stop = StopRule.AllOnce, BatchSize = 2 };

        Assert.AreEqual("a0 a1 a2 a3 b0 b1 b2 a4 a5", Rows(Ml.Data.Blend(options, Sources([6, 3]))));
    }

    [TestMethod]
    public void Interleave_ThreeSources_TakesTurnsUntilOneIsEmpty()
    {
        Assert.AreEqual("a0 b0 c0 a1 b1", Rows(Ml.Data.Interleave(Sources([4, 2, 3]))));
    }

    [TestMethod]
    public void Interleave_RunOfTwo_TakesTwoInTurn()
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(2), Stop = StopRule.AllOnce };

        Assert.AreEqual("a0 a1 b0 b1 a2", Rows(Ml.Data.Interleave(options, Sources([3, 2]))));
    }

    [TestMethod]
    public void Interleave_OptionsWithoutSelection_TakesTurns()
    {
        Assert.AreEqual("a0 b0 a1 b1 a2", Rows(Ml.Data.Interleave(new MixOptions { Stop = StopRule.AllOnce }, Sources([3, 2]))));
    }

    [TestMethod]
    public void Concat_Sources_AppendsEveryRow()
    {
        MixedDataView all = Ml.Data.Concat(Sources([2, 3]));

        Assert.AreEqual("a0 a1 b0 b1 b2", Rows(all));
        Assert.AreEqual(5, all.GetRowCount());
    }

    [TestMethod]
    public void Concat_Views_AreNamedByTheirNumber()
    {
        MixedDataView all = Ml.Data.Concat(Numbered(0, 2), Numbered(1, 1), Numbered(2, 1));

        Assert.AreEqual("a0 a1 b0 c0", Rows(all));
        CollectionAssert.AreEqual(new[] { "1", "2", "3" }, all.Plan.Sources.Select(source => source.Name).ToArray());
    }

    [TestMethod]
    public void Concat_ViewsWithOptions_HaveTheirSay()
    {
        IDataView[] views = [Numbered(0, 2), Numbered(1, 5)];

        Assert.AreEqual("a0 a1 b0", Rows(Ml.Data.Concat(new MixOptions { Length = 3 }, views)));
    }

    [TestMethod]
    public void Concat_OptionsWithConcat_AreTaken()
    {
        Assert.AreEqual("a0 b0", Rows(Ml.Data.Concat(new MixOptions { Selection = Selection.Concat, Length = 2 }, Sources([1, 3]))));
    }

    [TestMethod]
    public void Doors_OptionsGiven_StayAsTheyWere()
    {
        var options = new MixOptions { BatchSize = 2, SourceColumnName = "origin_of_row" };

        MixedDataView blend = Ml.Data.Blend(options, Over(Numbered(0, 4), Numbered(1, 4)));
        MixedDataView interleave = Ml.Data.Interleave(options, Over(Numbered(0, 4), Numbered(1, 4)));
        MixedDataView concat = Ml.Data.Concat(options, Over(Numbered(0, 4), Numbered(1, 4)));
        (options.Length, options.BatchSize) = (1, 1);

        Assert.AreEqual(Selection.Even, options.Selection);
        Assert.AreEqual(BatchShape.Mixed, options.BatchShape);
        foreach (MixedDataView view in new[] { blend, interleave, concat })
        {
            Assert.IsNull(view.Plan.Length);
            Assert.AreEqual(2, view.Plan.BatchSize);
            Assert.IsNotNull(view.Schema.GetColumnOrNull("origin_of_row"), "what a mix adds to a plan's options is copied too");
        }
    }
}
