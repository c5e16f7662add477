using System.Reflection;
using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace MlMix.Benchmarks.Loaders;

/// <summary>Views one after the other, and mixed, against ML.NET's own append, which it keeps to itself.</summary>
[MemoryDiagnoser]
public class AppendBenchmarks : ICheckedBenchmark
{
    private IDataView _append = null!;
    private IDataView _concat = null!;
    private IDataView _even = null!;
    private IDataView _plain = null!;

    public int Rows { get; set; } = 1_000_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        IDataView[] views = [.. new[] { 5, 3, 2 }.Select(tenths => NumberedViews.Create(ml, Rows / 10 * tenths))];
        _plain = NumberedViews.Create(ml, Rows);
        _append = Append(ml, views);
        MixSource[] sources = [.. views.Select((view, i) => new MixSource($"source {i}", view))];
        _concat = ml.Data.Mix(new MixOptions { Selection = Selection.Concat }, sources);
        _even = ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce }, [.. views.Select((view, i) => new MixSource($"source {i}", view, new[] { 5, 3, 2 }[i]))]);
    }

    [Benchmark(Baseline = true, Description = "ML.NET's own append")]
    public double Append() => NumberedViews.SumLabels(_append);

    [Benchmark]
    public double MixConcat() => NumberedViews.SumLabels(_concat);

    [Benchmark]
    public double MixEven() => NumberedViews.SumLabels(_even);

    [Benchmark(Description = "one plain view")]
    public double Plain() => NumberedViews.SumLabels(_plain);

    void ICheckedBenchmark.Check()
    {
        Rows = 1000;
        Setup();
        Checks.Expect(124_750.0 + 44_850 + 19_900, Append());
        Checks.Expect(Append(), MixConcat());
        Checks.Expect(Append(), MixEven());
        Checks.Expect(499_500.0, Plain());
    }

    private static IDataView Append(MLContext ml, IDataView[] views) =>
        (IDataView)typeof(MLContext).Assembly.GetType("Microsoft.ML.Data.AppendRowsDataView", throwOnError: true)!
            .GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, [ml, views[0].Schema, views])!;
}
