using BenchmarkDotNet.Attributes;
using Microsoft.ML;

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
    public double Plain() => NumberedViews.Sum(_plain, WithVector);

    [Benchmark]
    public double MixEven() => NumberedViews.Sum(_even, WithVector);

    [Benchmark]
    public double MixRandom() => NumberedViews.Sum(_random, WithVector);

    [Benchmark]
    public double MixBlocks() => NumberedViews.Sum(_blocks, WithVector);

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
}
