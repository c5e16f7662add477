using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>
/// Reading a mix of three views in memory, against reading one plain view that holds as many rows. Vectors come from memory that a machine may share with
/// others: where the means of one method are far apart, compare the least of many iterations.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class ReadBenchmarks : ICheckedBenchmark
{
    private IDataView _plain = null!;
    private IDataView _even = null!;
    private IDataView _random = null!;
    private IDataView _blocks = null!;

    [Params(false, true)]
    public bool WithVector { get; set; } = true;

    public int Rows { get; set; } = 30_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        _plain = NumberedViews.CreateWithFeatures(ml, Rows);
        MixSource[] three =
        [
            new("a", NumberedViews.CreateWithFeatures(ml, Rows / 10 * 5), 0.5),
            new("b", NumberedViews.CreateWithFeatures(ml, Rows / 10 * 3), 0.3),
            new("c", NumberedViews.CreateWithFeatures(ml, Rows / 10 * 2), 0.2),
        ];
        _even = Mix(ml, Selection.Even, three);
        _random = Mix(ml, Selection.Random, three);
        _blocks = Mix(ml, Selection.Blocks(1000), three);
    }

    [Benchmark(Baseline = true, Description = "one plain view")]
    public double Plain() => Read(_plain);

    [Benchmark]
    public double MixEven() => Read(_even);

    [Benchmark]
    public double MixRandom() => Read(_random);

    [Benchmark]
    public double MixBlocks() => Read(_blocks);

    void ICheckedBenchmark.Check()
    {
        Rows = 1000;
        Setup();
        // Labels count up from 0 in each view: 0..999 in the plain one, 0..499, 0..299 and 0..199 in the mix. Every feature is 1.
        Checks.Expect(499_500.0 + 1000, Plain());
        Checks.Expect(124_750.0 + 44_850 + 19_900 + 1000, MixEven());
        Checks.Expect(MixEven(), MixRandom());
        Checks.Expect(MixEven(), MixBlocks());
    }

    private static IDataView Mix(MLContext ml, Selection selection, MixSource[] sources) =>
        ml.Data.Mix(new MixOptions { Selection = selection, Stop = StopRule.AllOnce }, sources);

    private double Read(IDataView view)
    {
        DataViewSchema.Column label = view.Schema["Label"];
        DataViewSchema.Column features = view.Schema["Features"];
        using DataViewRowCursor cursor = view.GetRowCursor(WithVector ? [label, features] : [label]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<VBuffer<float>>? getFeatures = WithVector ? cursor.GetGetter<VBuffer<float>>(features) : null;
        float value = 0;
        VBuffer<float> vector = default;
        double sum = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref value);
            sum += value;
            if (getFeatures is not null)
            {
                getFeatures(ref vector);
                sum += vector.GetValues()[NumberedViews.Slots - 1];
            }
        }
        return sum;
    }
}
