using MlMix.Selections;

namespace MlMix.Walking;

/// <summary>What options must obey that are about batches and shards.</summary>
internal static class BatchRules
{
    private const int LargestSize = 1 << 24;

    public static void Check(PlanOptions options, Faults faults)
    {
        if (options.BatchSize is < 1 or > LargestSize)
            faults.Add($"BatchSize must be 1 to {LargestSize} rows; it is {options.BatchSize}.");
        if (!Enum.IsDefined(options.BatchShape))
            faults.Add($"BatchShape must be Mixed, PerSource or Stratified; it is {(int)options.BatchShape}.");
        if (options.BatchSize is null)
        {
            if (options.BatchShape is BatchShape.PerSource or BatchShape.Stratified)
                faults.Add($"BatchShape is {options.BatchShape}, but there is no BatchSize; give the number of rows in a batch.");
            if (options.DropLastBatch)
                faults.Add("DropLastBatch is set, but there is no BatchSize; give the number of rows in a batch.");
            if (options.Shard is { Unit: ShardUnit.Batches })
                faults.Add($"Shard {options.Shard} counts in batches, but there is no BatchSize; give the number of rows in a batch, or shard by rows.");
        }
        if (options.BatchShape == BatchShape.Stratified)
            CheckStratified(options, faults);
        if (options is { BatchShape: BatchShape.PerSource, Schedule.Unit: ScheduleUnit.Rows })
        {
            faults.Add("Batches are PerSource, so the weights choose batches, but the schedule counts in rows; "
                + "let it count in batches or in fractions.");
        }
    }

    private static void CheckStratified(PlanOptions options, Faults faults)
    {
        if (options.Selection is { UsesWeights: false })
        {
            faults.Add($"BatchShape is Stratified, but {options.Selection} does not use weights, so no batch can hold their shares; "
                + "select by Even, Random or Blocks.");
        }
        if (options.Selection is BlocksSelection { Size: var block } && options.BatchSize is { } size && block != size)
        {
            faults.Add($"BatchShape is Stratified with batches of {size} rows, but the selection is {options.Selection}; "
                + "make the blocks as large as the batches, or select by Random, which is shuffled within each batch.");
        }
    }
}
