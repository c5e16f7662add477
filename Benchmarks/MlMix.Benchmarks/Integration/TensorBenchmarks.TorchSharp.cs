using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Benchmarks.Loaders;
using TorchSharp;

namespace MlMix.Benchmarks.Integration;

/// <summary>A mix in batches of tensors, against a loop that copies what the mix's cursor gives into the memory of tensors that it uses again.</summary>
[MemoryDiagnoser]
public class TensorBenchmarks : ICheckedBenchmark
{
    private MixedDataView _mix = null!;

    [Params(32, 256)]
    public int BatchSize { get; set; } = 32;

    public int Rows { get; set; } = 30_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        MixSource[] two = [new("a", NumberedViews.CreateWithFeatures(ml, Rows / 3 * 2), 2), new("b", NumberedViews.CreateWithFeatures(ml, Rows / 3), 1)];
        _mix = ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, two);
    }

    [Benchmark(Baseline = true, Description = "hand-written copies into tensors used again")]
    public double HandWritten()
    {
        var features = new float[BatchSize * NumberedViews.Slots];
        var labels = new float[BatchSize];
        using torch.Tensor allFeatures = torch.frombuffer(features, torch.ScalarType.Float32);
        using torch.Tensor allLabels = torch.frombuffer(labels, torch.ScalarType.Float32);
        return CopyBatches(features, labels, () => Use(allFeatures, allLabels));
    }

    [Benchmark(Description = "hand-written copies, and new tensors for each batch")]
    public double NewTensors()
    {
        var features = new float[BatchSize * NumberedViews.Slots];
        var labels = new float[BatchSize];
        return CopyBatches(features, labels, () =>
        {
            using torch.Tensor newFeatures = torch.tensor(features);
            using torch.Tensor newLabels = torch.tensor(labels);
            return Use(newFeatures, newLabels);
        });
    }

    [Benchmark(Description = "TensorBatches")]
    public double Tensors()
    {
        double sum = 0;
        foreach (TensorBatch batch in _mix.TensorBatches(BatchSize))
            sum += Use(batch.Features, batch.Labels);
        return sum;
    }

    void ICheckedBenchmark.Check()
    {
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new PlatformNotSupportedException("libtorch cannot be loaded", failure);
        }
        Rows = 900;
        Setup();
        // Of each of the 29 batches the first label, which is the row of its source that the plan says, and a feature, which is 1.
        double expected = Enumerable.Range(0, 29).Sum(batch => _mix.Plan.Seeker!.Pick(batch * BatchSize).Row + 1.0);
        Checks.Expect(expected, HandWritten());
        Checks.Expect(expected, NewTensors());
        Checks.Expect(expected, Tensors());
    }

    // The same for all, by way of the tensors, which is not for nothing.
    private static double Use(torch.Tensor features, torch.Tensor labels) =>
        (double)labels.data<float>()[0] + features.data<float>()[NumberedViews.Slots - 1];

    private double CopyBatches(float[] features, float[] labels, Func<double> use)
    {
        DataViewSchema.Column featureColumn = _mix.Schema["Features"];
        DataViewSchema.Column labelColumn = _mix.Schema["Label"];
        using DataViewRowCursor cursor = _mix.GetRowCursor([featureColumn, labelColumn]);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(labelColumn);
        VBuffer<float> vector = default;
        double sum = 0;
        int row = 0;
        while (cursor.MoveNext())
        {
            getFeatures(ref vector);
            vector.GetValues().CopyTo(features.AsSpan(row * NumberedViews.Slots));
            getLabel(ref labels[row]);
            if (++row < labels.Length)
                continue;
            sum += use();
            row = 0;
        }
        return row > 0 ? sum + use() : sum;
    }
}
