using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>
/// Reading a mix of three views in memory that are ML.NET's own, against reading one of them that holds as many rows. What three places in memory cost
/// in place of one, a loop by hand pays too.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class StockViewBenchmarks : ICheckedBenchmark
{
    public enum ViewKind
    {
        Enumerable,
        Cache,
    }

    private IDataView _plain = null!;
    private IDataView _even = null!;
    private IDataView _random = null!;
    private IDataView _blocks = null!;
    private IDataView[] _views = null!;
    private int[] _order = null!;

    [Params(ViewKind.Enumerable, ViewKind.Cache)]
    public ViewKind Kind { get; set; }

    [Params(false, true)]
    public bool WithVector { get; set; } = true;

    public int Rows { get; set; } = 30_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        _plain = View(ml, Rows);
        _views = [.. new[] { 5, 3, 2 }.Select(tenths => View(ml, Rows / 10 * tenths))];
        MixSource[] three = [new("a", _views[0], 0.5), new("b", _views[1], 0.3), new("c", _views[2], 0.2)];
        _even = Mix(ml, Selection.Even, three);
        MixedDataView random = Mix(ml, Selection.Random, three);
        _random = random;
        _order = NumberedViews.OrderOf(random);
        _blocks = Mix(ml, Selection.Blocks(1000), three);
    }

    [Benchmark(Baseline = true, Description = "one plain view")]
    public double Plain() => NumberedViews.Sum(_plain, WithVector);

    [Benchmark(Description = "three by hand, at random")]
    public double ByHand() => NumberedViews.SumByHand(_views, _order, WithVector);

    [Benchmark]
    public double MixEven() => NumberedViews.Sum(_even, WithVector);

    [Benchmark]
    public double MixRandom() => NumberedViews.Sum(_random, WithVector);

    [Benchmark]
    public double MixBlocks() => NumberedViews.Sum(_blocks, WithVector);

    void ICheckedBenchmark.Check()
    {
        Rows = 1000;
        foreach (ViewKind kind in Enum.GetValues<ViewKind>())
        {
            Kind = kind;
            Setup();
            // Labels count up from 0 in each view: 0..999 in the plain one, 0..499, 0..299 and 0..199 in the mix. Every feature is 1.
            Checks.Expect(499_500.0 + 1000, Plain());
            Checks.Expect(124_750.0 + 44_850 + 19_900 + 1000, ByHand());
            Checks.Expect(ByHand(), MixEven());
            Checks.Expect(MixEven(), MixRandom());
            Checks.Expect(MixEven(), MixBlocks());
        }
    }

    private static MixedDataView Mix(MLContext ml, Selection selection, MixSource[] sources) =>
        ml.Data.Mix(new MixOptions { Selection = selection, Stop = StopRule.AllOnce }, sources);

    private IDataView View(MLContext ml, int rows)
    {
        // Made once: an enumerable that makes its rows while it is read would be what is measured.
        Row[] made = [.. Enumerable.Range(0, rows).Select(row => new Row { Label = row, Features = NumberedViews.Ones() })];
        IDataView view = ml.Data.LoadFromEnumerable(made);
        return Kind == ViewKind.Cache ? ml.Data.Cache(view) : view;
    }

    private sealed class Row
    {
        public float Label { get; set; }

        [VectorType(NumberedViews.Slots)]
        public float[] Features { get; set; } = [];
    }
}
