using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Batches;
using TorchSharp;

namespace MlMix.Tensors;

/// <summary>What is to be read into tensors, and how, as checked once for all readers.</summary>
/// <param name="Rows">How the rows are read.</param>
/// <param name="Features">The columns with features.</param>
/// <param name="Label">The column with labels, or null.</param>
/// <param name="Weight">The column that tells what rows count for, or null.</param>
/// <param name="Memory">Where tensors are.</param>
internal sealed record TensorReading(BatchReading Rows, IReadOnlyList<string> Features, string? Label, string? Weight, TensorPlace Memory)
{
    /// <summary>Gets whether the source of each row is known.</summary>
    public bool HasSources => Rows.View is MixedDataView || Rows.SourceColumn is not null;

    /// <summary>What becomes of a column that is read.</summary>
    public TensorForm FormOf(DataViewSchema.Column column) => TensorForm.Of(column.Type, column.Name == Label, column.Name == Weight)!;

    public static TensorReading Resolve(IDataView view, TensorBatchOptions options, Faults faults)
    {
        IReadOnlyList<string> features = options.FeatureColumnNames is { } given ? [.. given] : [];
        if (options.FeatureColumnNames is null)
            faults.Add("FeatureColumnNames is null; name the columns with features, or give an empty list for none.");
        string? weight = options.SampleWeightColumnName ?? AddedWeight(view);
        string[] names = [.. features, .. new[] { options.LabelColumnName, weight }.OfType<string>()];
        CheckTypes(view.Schema, names, options, weight, faults);
        CudaRules.Check(options, faults);
        var rows = new BatchOptions
        {
            BatchSize = options.BatchSize,
            Columns = names,
            DropLastBatch = options.DropLastBatch,
            SourceColumnName = options.SourceColumnName,
            Cancellation = options.Cancellation,
            Progress = options.Progress,
        };
        BatchReading reading = BatchReading.Resolve(view, rows, faults);
        CheckSizes(reading, options.LabelColumnName, weight, faults);
        return new TensorReading(reading, features, options.LabelColumnName, weight, new TensorPlace(options.PinMemory, options.Device));
    }

    // The column that a mix adds may have any name; in a view that is made of one it is looked for by the usual.
    private static string? AddedWeight(IDataView view)
    {
        if (view is MixedDataView mix)
            return mix.Schema.Where(column => mix.Added(column) == MixColumns.SampleWeight).Select(column => column.Name).FirstOrDefault();
        DataViewSchema.Column? usual = view.Schema.GetColumnOrNull(new MixOptions().SampleWeightColumnName);
        return usual?.Type == NumberDataViewType.Single ? usual.Value.Name : null;
    }

    private static void CheckTypes(DataViewSchema schema, string[] names, TensorBatchOptions options, string? weight, Faults faults)
    {
        foreach (string name in names.Where(name => name is not null).Distinct(StringComparer.Ordinal))
        {
            if (schema.GetColumnOrNull(name) is not { } column || TensorForm.Of(column.Type, name == options.LabelColumnName, name == weight) is not null)
                continue;
            faults.Add(name == weight
                ? $"SampleWeightColumnName is '{name}', but that column is {column.Type}; it must be {NumberDataViewType.Single}."
                : $"Column '{name}' is {column.Type}, of which no tensor can be made; "
                    + "give numbers, booleans or keys, or vectors of these whose length is known.");
        }
    }

    private static void CheckSizes(BatchReading reading, string? label, string? weight, Faults faults)
    {
        foreach (DataViewSchema.Column column in reading.Columns)
        {
            long bytes = TensorForm.Of(column.Type, column.Name == label, column.Name == weight)!.BytesOf(reading.BatchSize);
            if (bytes > int.MaxValue)
            {
                faults.Add($"Column '{column.Name}' in batches of {reading.BatchSize} rows would be a tensor of {bytes} bytes, "
                    + "but it must have less than 2^31; take smaller batches.");
            }
        }
        faults.ThrowIfAny();
    }
}
