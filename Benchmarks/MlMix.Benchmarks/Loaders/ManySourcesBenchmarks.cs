using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace MlMix.Benchmarks.Loaders;

/// <summary>
/// What a row costs by the number of sources, against three of them. Views over one array show what mixing costs; views over arrays of their own what comes to
/// that from memory, which a loop by hand over the same views in the same order pays too.
/// </summary>
[MemoryDiagnoser]
public class ManySourcesBenchmarks : ICheckedBenchmark
{
    // Opening a source costs something once, which must not stand for what its rows cost.
    private const int RowsPerSource = 10_000;

    private readonly MLContext _ml = new(seed: 1);
    private IDataView _three = null!;
    private IDataView _many = null!;
    private IDataView _scattered = null!;
    private IDataView[] _views = null!;
    private int[] _order = null!;

    [Params(100, 1000)]
    public int Sources { get; set; } = 1000;

    [Params(false, true)]
    public bool EqualWeights { get; set; }

    /// <summary>Rows read, by all benchmarks alike.</summary>
    public int Rows { get; set; } = 1_000_000;

    [GlobalSetup]
    public void Setup()
    {
        float[] labels = NumberedViews.Labels(Math.Max(RowsPerSource, Rows));
        _three = Mix(Views(3, _ => labels));
        _many = Mix(Views(Sources, _ => labels));
        // Of weights 1, 2, 3, ... the heaviest source has twice its equal share.
        _views = Views(Sources, _ => NumberedViews.Labels(Math.Max(RowsPerSource, 2 * Rows / Sources + 1)));
        MixedDataView scattered = Mix(_views);
        _scattered = scattered;
        _order = NumberedViews.OrderOf(scattered);
    }

    [Benchmark(Baseline = true, Description = "3 sources")]
    public double Three() => NumberedViews.SumLabels(_three);

    [Benchmark(Description = "many, over one array")]
    public double Many() => NumberedViews.SumLabels(_many);

    [Benchmark(Description = "many, each over its own")]
    public double Scattered() => NumberedViews.SumLabels(_scattered);

    [Benchmark(Description = "the same by hand")]
    public double ByHand() => NumberedViews.SumByHand(_views, _order, withVector: false);

    void ICheckedBenchmark.Check()
    {
        Rows = 3000;
        EqualWeights = true;
        Setup();
        // Rows 0..999 of each of 3 sources, 0..2 of each of 1,000.
        Checks.Expect(3 * 499_500.0, Three());
        Checks.Expect(1000 * 3.0, Many());
        Checks.Expect(Many(), Scattered());
        Checks.Expect(Many(), ByHand());
    }

    private IDataView[] Views(int count, Func<int, float[]> labels) =>
        [.. Enumerable.Range(0, count).Select(i => _ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", labels(i))))];

    private MixedDataView Mix(IDataView[] views) => _ml.Data.Mix(
        new MixOptions { Stop = StopRule.Never, Length = Rows },
        [.. views.Select((view, i) => new MixSource($"source {i}", view, EqualWeights ? 1 : i + 1))]);
}
