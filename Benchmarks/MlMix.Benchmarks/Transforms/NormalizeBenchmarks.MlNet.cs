using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Transforms;

/// <summary>Normalization by source against ML.NET's own normalization of the same column, which knows one source.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class NormalizeBenchmarks : ICheckedBenchmark
{
    private const int Slots = 784;

    private readonly MLContext _ml = new(seed: 1);
    private IDataView _mix = null!;
    private ITransformer _stock = null!;
    private ITransformer _whole = null!;
    private ITransformer _slots = null!;

    public int Rows { get; set; } = 100_000;

    [GlobalSetup]
    public void Setup()
    {
        MixSource[] sources = [.. Enumerable.Range(0, 3).Select(source => new MixSource($"source {source}", View(source)))];
        _mix = _ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, sources);
        _stock = StockFit();
        _whole = WholeFit();
        _slots = SlotsFit();
    }

    [BenchmarkCategory("Fit")]
    [Benchmark(Baseline = true, Description = "NormalizeMeanVariance.Fit")]
    public ITransformer StockFit() => _ml.Transforms.NormalizeMeanVariance("Features", fixZero: false).Fit(_mix);

    [BenchmarkCategory("Fit")]
    [Benchmark(Description = "NormalizeBySource.Fit, whole column")]
    public ITransformer WholeFit() => _ml.Transforms.NormalizeBySource("Features").Fit(_mix);

    [BenchmarkCategory("Fit")]
    [Benchmark(Description = "NormalizeBySource.Fit, by slot")]
    public ITransformer SlotsFit() =>
        _ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [new("Features")], PerSlot = true }).Fit(_mix);

    [BenchmarkCategory("Transform")]
    [Benchmark(Baseline = true, Description = "NormalizeMeanVariance")]
    public double Stock() => Sum(_stock.Transform(_mix));

    [BenchmarkCategory("Transform")]
    [Benchmark(Description = "NormalizeBySource, whole column")]
    public double Whole() => Sum(_whole.Transform(_mix));

    [BenchmarkCategory("Transform")]
    [Benchmark(Description = "NormalizeBySource, by slot")]
    public double BySlot() => Sum(_slots.Transform(_mix));

    [BenchmarkCategory("Transform")]
    [Benchmark(Description = "the mix as it is")]
    public double Plain() => Sum(_mix);

    void ICheckedBenchmark.Check()
    {
        Rows = 300;
        Setup();

        // A slot that is normalized by itself adds up to 0, over all sources and over each.
        Checks.Expect(0, Math.Round(Stock(), 2));
        Checks.Expect(0, Math.Round(BySlot(), 2));
        double expected = 0, plain = 0;
        for (int source = 0; source < 3; source++)
        {
            float[] values = Values(source);
            double mean = values.Average(value => (double)value);
            double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            double last = values.Where((_, index) => index % Slots == Slots - 1).Sum(value => (double)value);
            expected += (last - (mean * (Rows / 3))) / deviation;
            plain += last;
        }

        Checks.Expect(Math.Round(expected, 2), Math.Round(Whole(), 2));
        Checks.Expect(Math.Round(plain, 2), Math.Round(Plain(), 2));
    }

    private static double Sum(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Features"]]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var features = default(VBuffer<float>);
        double sum = 0;
        while (cursor.MoveNext())
        {
            get(ref features);
            sum += features.GetItemOrDefault(Slots - 1);
        }

        return sum;
    }

    private IDataView View(int source) => _ml.Data.LoadFromArrays(ArrayColumn.Vector("Features", Values(source), Slots));

    private float[] Values(int source)
    {
        var random = new Random(source);
        return [.. Enumerable.Range(0, Rows / 3 * Slots).Select(_ => random.NextSingle() + source)];
    }
}
