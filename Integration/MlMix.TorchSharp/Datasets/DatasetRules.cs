using Microsoft.ML;
using MlMix.Batches;
using MlMix.Tensors;

namespace MlMix.Datasets;

/// <summary>What a view must obey to be a dataset, and how many items it is.</summary>
internal static class DatasetRules
{
    public static TensorReading ForRows(IDataView view, TensorBatchOptions options)
    {
        var faults = new Faults("ToRowDataset");
        if (view is MixedDataView { Plan: var plan } && (plan.BatchShape != BatchShape.Mixed || plan.Shard is { Unit: ShardUnit.Batches }))
        {
            string what = plan.BatchShape != BatchShape.Mixed ? $"batches that are {plan.BatchShape}" : "a shard of batches";
            faults.Add($"The mix has {what}, which a loader of rows may cut; take them whole, by ToBatchDataset or TensorBatches.");
            faults.ThrowIfAny();
        }
        if (options.BatchSize is { } size)
            faults.Add($"BatchSize is {size}, but the loader makes the batches of rows; give it there, or take ToBatchDataset.");
        if (options.DropLastBatch)
            faults.Add("DropLastBatch is the loader's (drop_last); give it there, or take ToBatchDataset.");
        if (options.PinMemory)
            faults.Add("PinMemory serves whole batches only; take ToBatchDataset or TensorBatches.");
        var single = new TensorBatchOptions
        {
            BatchSize = 1,
            FeatureColumnNames = options.FeatureColumnNames,
            LabelColumnName = options.LabelColumnName,
            SampleWeightColumnName = options.SampleWeightColumnName,
            SourceColumnName = options.SourceColumnName,
            Device = options.Device,
            Cancellation = options.Cancellation,
            Progress = options.Progress,
        };
        CheckCount(view, faults);
        return TensorReading.Resolve(view, single, faults);
    }

    public static TensorReading ForBatches(IDataView view, TensorBatchOptions options)
    {
        var faults = new Faults("ToBatchDataset");
        CheckCount(view, faults);
        return TensorReading.Resolve(view, options, faults);
    }

    /// <summary>Counts the batches, by walking the plan where they are its own, and without reading a row where that knows their ends.</summary>
    public static long CountBatches(BatchReading reading)
    {
        if (!reading.KeepsBatches)
            return Batches(reading.View.GetRowCount()!.Value, reading);
        var mix = (MixedDataView)reading.View;
        // Batches of one source end with it, and where the plan does not know that, a round still knows its rows, which were read for it.
        if (!mix.Plan.KnowsCounts && mix.Plan.RowCount is null)
            return Read(reading with { Columns = [], Progress = null });
        PlanWalker walker = mix.From is { } from ? mix.Plan.Resume(from, carryOver: true) : mix.Plan.Walk();
        long batches = 0;
        int rows = 0;
        while (walker.MoveNext())
        {
            rows++;
            if (!walker.EndsBatch)
                continue;
            batches += Batches(rows, reading);
            rows = 0;
        }
        return batches + Batches(rows, reading);
    }

    private static long Read(BatchReading reading)
    {
        using var reader = new BatchReader(reading);
        long batches = 0;
        while (reader.MoveNext())
            batches++;
        return batches;
    }

    private static long Batches(long rows, BatchReading reading) =>
        reading.DropLastBatch ? rows / reading.BatchSize : (rows + reading.BatchSize - 1) / reading.BatchSize;

    private static void CheckCount(IDataView view, Faults faults)
    {
        if (view.GetRowCount() is null)
        {
            faults.Add("A dataset tells how many items it has, but how many rows the view has shows only by reading; cache its sources, give the mix a Length "
                + "that it surely reaches, or take TensorBatches.");
        }
    }
}
