using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace MlMix.Benchmarks.Loaders;

/// <summary>What a row costs by the number of sources, against three of them.</summary>
[MemoryDiagnoser]
public class ManySourcesBenchmarks : ICheckedBenchmark
{
    // Opening a source costs something once, which must not stand for what its rows cost.
    private const int RowsPerSource = 10_000;

    private readonly MLContext _ml = new(seed: 1);
    private IDataView _three = null!;
    private IDataView _many = null!;

    [Params(100, 1000)]
    public int Sources { get; set; } = 1000;

    [Params(false, true)]
    public bool EqualWeights { get; set; }

    /// <summary>Rows read, by all benchmarks alike.</summary>
    public int Rows { get; set; } = 1_000_000;

    [GlobalSetup]
    public void Setup()
    {
        _three = Mix(3);
        _many = Mix(Sources);
    }

    [Benchmark(Baseline = true, Description = "3 sources")]
    public double Three() => NumberedViews.SumLabels(_three);

    [Benchmark]
    public double Many() => NumberedViews.SumLabels(_many);

    void ICheckedBenchmark.Check()
    {
        Rows = 3000;
        EqualWeights = true;
        Setup();
        // Rows 0..999 of each of 3 sources, 0..2 of each of 1,000.
        Checks.Expect(3 * 499_500.0, Three());
        Checks.Expect(1000 * 3.0, Many());
    }

    private MixedDataView Mix(int sources) => _ml.Data.Mix(
        new MixOptions { Stop = StopRule.Never, Length = Rows },
        [
            .. Enumerable.Range(0, sources).Select(i => new MixSource(
                $"source {i}", NumberedViews.Create(_ml, Math.Max(RowsPerSource, Rows / sources)), EqualWeights ? 1 : i + 1)),
        ]);
}
