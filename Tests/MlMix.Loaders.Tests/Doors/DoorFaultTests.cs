using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Doors;

/// <summary>A door refuses what contradicts it, together with all other faults.</summary>
[TestClass]
public class DoorFaultTests
{
    [TestMethod]
    public void Blend_Stratified_IsRefused() => Refused(
        () => Ml.Data.Blend(new MixOptions { BatchSize = 2, BatchShape = BatchShape.Stratified }, Sources([2, 2])),
        "Blend: BatchShape is Stratified, but Blend makes batches that are PerSource; leave BatchShape out, or use Mix.");

    [TestMethod]
    public void Blend_WithoutBatchSize_IsRefused() => Refused(
        () => Ml.Data.Blend(new MixOptions(), Sources([2, 2])),
        "Blend: BatchShape is PerSource, but there is no BatchSize; give the number of rows in a batch.");

    [TestMethod]
    public void Blend_UnknownShape_IsRefusedAsItIs() => Refused(
        () => Ml.Data.Blend(new MixOptions { BatchSize = 2, BatchShape = (BatchShape)9 }, Sources([2, 2])),
        "Blend: BatchShape must be Mixed, PerSource or Stratified; it is 9.");

    [TestMethod]
    public void Blend_NoRowsInABatch_IsRefused() => Refused(
        () => Ml.Data.Blend(0, Sources([2, 2])), "Blend: BatchSize must be 1 to 16777216 rows; it is 0.");

    [TestMethod]
    public void Interleave_OtherSelections_AreRefused()
    {
        foreach (Selection other in new[] { Selection.Random, Selection.Blocks(7), Selection.Concat, Selection.Explicit(0, 1) })
        {
            Refused(
                () => Ml.Data.Interleave(new MixOptions { Selection = other }, Sources([2, 2])),
                $"Interleave: Selection is {other}, but Interleave selects by RoundRobin(1); leave Selection out, or use Mix.");
        }
    }

    [TestMethod]
    public void Concat_OtherSelections_AreRefused()
    {
        foreach (Selection other in new[] { Selection.Random, Selection.Blocks(7), Selection.RoundRobin(3), Selection.Explicit(0, 1) })
        {
            string message = $"Concat: Selection is {other}, but Concat selects by Concat; leave Selection out, or use Mix.";
            Refused(() => Ml.Data.Concat(new MixOptions { Selection = other }, Sources([2, 2])), message);
            Refused(() => Ml.Data.Concat(new MixOptions { Selection = other }, Numbered(0, 2), Numbered(1, 2)), message);
        }
    }

    [TestMethod]
    public void Doors_SelectionNull_IsRefusedAsByMix()
    {
        Refused(
            () => Ml.Data.Interleave(new MixOptions { Selection = null! }, Sources([2])),
            "Interleave: Selection must be given; it is null. Selection.Even is the default.");
    }

    [TestMethod]
    public void Concat_SeveralFaults_AreOneException()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.Concat(new MixOptions { Selection = Selection.Random, Length = -1 }, Numbered(0, 2), null!));

        CollectionAssert.AreEqual(
            new[]
            {
                "Selection is Random, but Concat selects by Concat; leave Selection out, or use Mix.",
                "Length must be 0 rows or more; it is -1.",
                "Source '2' has no data; its view is null.",
            },
            error.Faults.ToArray());
    }

    [TestMethod]
    public void Doors_NullArguments_AreRefused()
    {
        MixSource[] sources = Sources([1]);
        var options = new MixOptions();
        Null("catalog", () => MixCatalog.Blend(null!, 2, sources));
        Null("catalog", () => MixCatalog.Interleave(null!, sources));
        Null("catalog", () => MixCatalog.Concat(null!, sources));
        Null("options", () => Ml.Data.Blend((MixOptions)null!, sources));
        Null("options", () => Ml.Data.Interleave((MixOptions)null!, sources));
        Null("options", () => Ml.Data.Concat((MixOptions)null!, sources));
        Null("sources", () => Ml.Data.Blend(2, null!));
        Null("sources", () => Ml.Data.Interleave(options, null!));
        Null("sources", () => Ml.Data.Concat((MixSource[])null!));
        Null("views", () => Ml.Data.Concat((IDataView[])null!));
        Null("views", () => Ml.Data.Concat(options, (IDataView[])null!));
    }

    private static void Null(string parameter, Func<MixedDataView> open) =>
        Assert.AreEqual(parameter, Assert.ThrowsExactly<ArgumentNullException>(() => _ = open()).ParamName);

    private static void Refused(Func<MixedDataView> open, string message) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<MixConfigurationException>(() => _ = open()).Message);
}
