using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>
/// Reading a mix of three views in memory, against reading one plain view of the same kind that holds as many rows. What three places in memory cost in place
/// of one, a loop by hand pays too. Vectors come from memory that a machine may share with others: where the means of one method are far apart, compare the
/// least of many iterations.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class ReadBenchmarks : ICheckedBenchmark
{
    public enum ViewKind
    {
        /// <summary>MlMix's own, which are read from where they lie.</summary>
        Arrays,

        /// <summary>ML.NET's view of objects.</summary>
        Enumerable,

        /// <summary>ML.NET's view of what it keeps of another.</summary>
        Cache,
    }

    private IDataView _plain = null!;
    private IDataView[] _three = null!;
    private MixedDataView _even = null!;
    private MixedDataView _random = null!;
    private MixedDataView _blocks = null!;
    private int[] _order = null!;

    [Params(ViewKind.Arrays, ViewKind.Enumerable, ViewKind.Cache)]
    public ViewKind Kind { get; set; }

    [Params(false, true)]
    public bool WithVector { get; set; } = true;

    public int Rows { get; set; } = 30_000;

    [GlobalSetup]
    public void Setup()
    {
        var ml = new MLContext(seed: 1);
        _plain = View(ml, Rows);
        _three = [.. new[] { 5, 3, 2 }.Select(tenths => View(ml, Rows / 10 * tenths))];
        MixSource[] sources = [new("a", _three[0], 0.5), new("b", _three[1], 0.3), new("c", _three[2], 0.2)];
        _even = Mix(ml, Selection.Even, sources);
        _random = Mix(ml, Selection.Random, sources);
        _blocks = Mix(ml, Selection.Blocks(1000), sources);
        _order = NumberedViews.OrderOf(_random);
    }

    [Benchmark(Baseline = true, Description = "one plain view")]
    public double Plain() => NumberedViews.Sum(_plain, WithVector);

    [Benchmark(Description = "three by hand, at random")]
    public double ByHand() => NumberedViews.SumByHand(_three, _order, WithVector);

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
            Checks.Expect(ByHand(), MixRandom());
            Checks.Expect(ByHand(), MixBlocks());
        }
    }

    private static MixedDataView Mix(MLContext ml, Selection selection, MixSource[] sources) =>
        ml.Data.Mix(new MixOptions { Selection = selection, Stop = StopRule.AllOnce }, sources);

    private IDataView View(MLContext ml, int rows)
    {
        if (Kind == ViewKind.Arrays)
            return NumberedViews.CreateWithFeatures(ml, rows);
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
