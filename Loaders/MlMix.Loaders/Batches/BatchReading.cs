using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Batches;

/// <summary>What is to be read, and how, as checked once for all readers.</summary>
/// <param name="View">The view.</param>
/// <param name="Columns">The columns wanted.</param>
/// <param name="SourceColumn">The column that tells the source of a row; null where the view is a mix, or there is none.</param>
/// <param name="BatchSize">Rows in a batch.</param>
/// <param name="KeepsBatches">Whether a batch ends where the mix's own batch does.</param>
/// <param name="DropLastBatch">Whether short batches are left out.</param>
/// <param name="Cancellation">Ends the reading.</param>
/// <param name="Progress">Is told of the rows read.</param>
internal sealed record BatchReading(
    IDataView View,
    DataViewSchema.Column[] Columns,
    DataViewSchema.Column? SourceColumn,
    int BatchSize,
    bool KeepsBatches,
    bool DropLastBatch,
    CancellationToken Cancellation,
    IProgress<long>? Progress)
{
    private const int LargestSize = 1 << 24;

    /// <summary>Gets what makes the memory of a wanted column, for the cursor, the column and the rows in a batch.</summary>
    public Func<DataViewRowCursor, DataViewSchema.Column, int, BatchBuffer> Open { get; init; } = BatchBuffer.Open;

    /// <summary>Checks what is asked for, together with what was found wrong before.</summary>
    public static BatchReading Resolve(IDataView view, BatchOptions options, Faults faults)
    {
        MixPlan? plan = (view as MixedDataView)?.Plan;
        bool keepsBatches = plan is not null && (plan.BatchShape != BatchShape.Mixed || plan.Shard is { Unit: ShardUnit.Batches });
        int size = ResolveSize(plan, keepsBatches, options.BatchSize, faults);
        DataViewSchema.Column[] columns = ResolveColumns(view.Schema, options.Columns, faults);
        DataViewSchema.Column? source = plan is null ? ResolveSource(view.Schema, options.SourceColumnName, faults) : null;
        faults.ThrowIfAny();
        return new BatchReading(view, columns, source, size, keepsBatches, options.DropLastBatch, options.Cancellation, options.Progress);
    }

    private static int ResolveSize(MixPlan? plan, bool keepsBatches, int? asked, Faults faults)
    {
        int? size = asked ?? plan?.BatchSize;
        if (size is null)
            faults.Add("There is no batch size; give the number of rows in a batch.");
        else if (size is < 1 or > LargestSize)
            faults.Add($"BatchSize must be 1 to {LargestSize} rows; it is {size}.");
        else if (keepsBatches && size != plan!.BatchSize)
        {
            string what = plan.BatchShape != BatchShape.Mixed ? $"batches that are {plan.BatchShape}" : "a shard of batches";
            faults.Add($"BatchSize is {size}, but the mix has {what}, of {plan.BatchSize} rows each; leave BatchSize out, or mix with that size.");
        }
        if (keepsBatches && plan!.Shard is { Unit: ShardUnit.Rows } shard)
        {
            faults.Add($"The mix has batches that are {plan.BatchShape}, but its shard {shard} counts in rows and so has parts of them only; "
                + "shard by batches.");
        }
        return size ?? 0;
    }

    private static DataViewSchema.Column[] ResolveColumns(DataViewSchema schema, IReadOnlyList<string>? names, Faults faults)
    {
        if (names is null)
            return [.. schema.Where(column => !column.IsHidden)];
        var columns = new List<DataViewSchema.Column>(names.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (name is null)
                faults.Add("The name of a column is null; leave it out or give a name.");
            else if (!seen.Add(name))
                faults.Add($"Column '{name}' is named twice; name it once.");
            else if (schema.GetColumnOrNull(name) is { } column)
                columns.Add(column);
            else
                faults.Add($"There is no column '{name}'; the columns are: {Names(schema)}.");
        }
        return [.. columns];
    }

    private static DataViewSchema.Column? ResolveSource(DataViewSchema schema, string? name, Faults faults)
    {
        DataViewSchema.Column? column = schema.GetColumnOrNull(name ?? MixDefaults.SourceColumnName);
        bool isKey = column is { Type: KeyDataViewType type } && type.RawType == typeof(uint);
        if (name is not null && !isKey)
        {
            faults.Add($"SourceColumnName is '{name}', but "
                + (column is { } other ? $"that column is {other.Type}" : $"there is no such column; the columns are: {Names(schema)}")
                + ". It must be a key of UInt32.");
        }
        return isKey ? column : null;
    }

    private static string Names(DataViewSchema schema) => string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}'"));
}
