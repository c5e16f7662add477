using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>Going through a mix in batches of 32, against going through its rows with a cursor.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks : ICheckedBenchmark
{
    private const int BatchSize = 32;

    private MixedDataView _mix = null!;
    private MixedDataView _blend = null!;

    [Params(false, true)]
    public bool WithVector { get; set; } = true;

    public int Rows { get; set; } = 30_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        MixSource[] two = [new("a", NumberedViews.CreateWithFeatures(ml, Rows / 3 * 2), 2), new("b", NumberedViews.CreateWithFeatures(ml, Rows / 3), 1)];
        _mix = ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, two);
        _blend = ml.Data.Blend(new MixOptions { Stop = StopRule.AllOnce, BatchSize = BatchSize }, two);
    }

    [Benchmark(Baseline = true, Description = "row by row")]
    public double RowByRow()
    {
        DataViewSchema.Column label = _mix.Schema["Label"];
        DataViewSchema.Column source = _mix.Schema["source_id"];
        DataViewSchema.Column features = _mix.Schema["Features"];
        using DataViewRowCursor cursor = _mix.GetRowCursor(WithVector ? [label, source, features] : [label, source]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<uint> getSource = cursor.GetGetter<uint>(source);
        ValueGetter<VBuffer<float>>? getFeatures = WithVector ? cursor.GetGetter<VBuffer<float>>(features) : null;
        float value = 0;
        uint key = 0;
        VBuffer<float> vector = default;
        double sum = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref value);
            getSource(ref key);
            sum += value + key;
            if (getFeatures is not null)
            {
                getFeatures(ref vector);
                sum += vector.GetValues()[NumberedViews.Slots - 1];
            }
        }
        return sum;
    }

    [Benchmark]
    public double BatchesOfVectors() => Read(_mix, asMatrix: false);

    [Benchmark]
    public double BatchesAsMatrix() => Read(_mix, asMatrix: true);

    [Benchmark]
    public double BatchesOfABlend() => Read(_blend, asMatrix: true);

    void ICheckedBenchmark.Check()
    {
        Rows = 900;
        Setup();
        // Labels count up from 0 in each source, 600 rows of source 1 and 300 of source 2, and every feature is 1.
        Checks.Expect(179_700.0 + 44_850 + 600 + 2 * 300 + 900, RowByRow());
        Checks.Expect(RowByRow(), BatchesOfVectors());
        Checks.Expect(RowByRow(), BatchesAsMatrix());
        Checks.Expect(RowByRow(), BatchesOfABlend());
    }

    private double Read(IDataView view, bool asMatrix)
    {
        double sum = 0;
        foreach (MixBatch batch in WithVector ? view.Batches(BatchSize, "Label", "Features") : view.Batches(BatchSize, "Label"))
        {
            ReadOnlySpan<float> labels = batch.Values<float>("Label");
            ReadOnlySpan<uint> sources = batch.SourceIds;
            for (int row = 0; row < labels.Length; row++)
                sum += labels[row] + sources[row];
            if (WithVector)
                sum += asMatrix ? LastOfEach(batch.Matrix<float>("Features")) : LastOfEach(batch.Values<VBuffer<float>>("Features"));
        }
        return sum;
    }

    private static double LastOfEach(ReadOnlySpan<float> matrix)
    {
        double sum = 0;
        for (int end = NumberedViews.Slots; end <= matrix.Length; end += NumberedViews.Slots)
            sum += matrix[end - 1];
        return sum;
    }

    private static double LastOfEach(ReadOnlySpan<VBuffer<float>> vectors)
    {
        double sum = 0;
        foreach (ref readonly VBuffer<float> vector in vectors)
            sum += vector.GetValues()[NumberedViews.Slots - 1];
        return sum;
    }
}
