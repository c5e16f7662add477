using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.TorchTraining;

/// <summary>The same net, fed by TorchSharp's own loaders.</summary>
internal static class LoaderTraining
{
    public static void Run(MLContext ml, Domains domains, TextWriter output)
    {
        using var net = new Net(domains);
        MixedDataView mixed = ml.Data.Mix(domains.Sources);
        Rows(net, mixed, output);
        Batches(net, ml, domains, output);
        output.WriteLine(FormattableString.Invariant($"kept: {string.Join(", ", Keep(mixed).shape)}"));
        Resume(net, mixed, output);
    }

    private static void Rows(Net net, MixedDataView mixed, TextWriter output)
    {
        int rows = 0;

        #region torch-row-loader
        using var loader = utils.data.DataLoader(mixed.ToRowDataset(), 32);
        foreach (IList<Tensor> batch in loader)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor features, Tensor labels, Tensor sourceIds) = (batch[0], batch[1], batch[2]);
            net.Step(features, labels);
            rows += (int)sourceIds.shape[0];
        }
        #endregion

        output.WriteLine($"rows by the loader: {rows}");
    }

    private static void Batches(Net net, MLContext ml, Domains domains, TextWriter output)
    {
        int pure = 0;

        #region torch-batch-loader
        MixedDataView blend = ml.Data.Blend(32, domains.Sources);
        using TensorBatchDataset batches = blend.ToBatchDataset();
        using var loader = batches.ToLoader();
        foreach (IList<Tensor> batch in loader)
        {
            using DisposeScope scope = NewDisposeScope();
            net.Step(batch[0], batch[1]);
            bool isOfOneSource = batch[2].min().item<long>() == batch[2].max().item<long>();
            pure += isOfOneSource ? 1 : 0;
        }
        #endregion

        output.WriteLine($"batches by the loader: {batches.Count}, of one source: {pure}");
    }

    private static Tensor Keep(MixedDataView mixed)
    {
        #region torch-keep
        var kept = new List<Tensor>();
        foreach (TensorBatch batch in mixed.TensorBatches(32))
        {
            if (batch.Index < 3)
                kept.Add(batch.Features.clone());
        }
        Tensor first96 = cat(kept);
        #endregion

        kept.ForEach(tensor => tensor.Dispose());
        return first96;
    }

    private static void Resume(Net net, MixedDataView mixed, TextWriter output)
    {
        long before = 0;
        long after = 0;

        #region torch-resume
        string saved = "";
        foreach (TensorBatch batch in mixed.TensorBatches(32))
        {
            using DisposeScope scope = NewDisposeScope();
            net.Step(batch.Features, batch.Labels);
            before += batch.Count;
            if (batch.Index == 99)
            {
                saved = batch.Checkpoint().ToJson();
                break;
            }
        }

        MixedDataView rest = mixed.Resume(PlanCheckpoint.FromJson(saved));
        foreach (TensorBatch batch in rest.TensorBatches(32))
        {
            using DisposeScope scope = NewDisposeScope();
            net.Step(batch.Features, batch.Labels);
            after += batch.Count;
        }
        #endregion

        output.WriteLine($"rows before the stop: {before}, after: {after}");
    }
}
