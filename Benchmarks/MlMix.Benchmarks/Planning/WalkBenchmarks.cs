using BenchmarkDotNet.Attributes;

namespace MlMix.Benchmarks.Planning;

/// <summary>Picks per second of a whole walk, against the loops that people write by hand. Mean time by rows is the time of one pick.</summary>
[MemoryDiagnoser]
public class WalkBenchmarks : ICheckedBenchmark
{
    private MixPlan _even = null!;
    private MixPlan _random = null!;
    private MixPlan _blocks = null!;
    private double[] _shares = [];
    private double[] _cumulative = [];
    private long[] _counts = [];

    [Params(3, 10, 100, 1000)]
    public int Sources { get; set; } = 3;

    /// <summary>
    /// Weights 1, 2, 3, ... repeat their pattern after their sum, as all weights of few digits do; those with all the digits of a double never do.
    /// </summary>
    [Params(false, true)]
    public bool AllDigits { get; set; }

    public int Rows { get; set; } = 1_000_000;

    [GlobalSetup]
    public void Setup()
    {
        double[] weights = [.. Enumerable.Range(1, Sources).Select(source => AllDigits ? Math.Sqrt(source + 0.5) : source)];
        double sum = weights.Sum();
        _shares = [.. weights.Select(weight => weight / sum)];
        _cumulative = [.. _shares.Select((_, i) => _shares.Take(i + 1).Sum())];
        _counts = new long[Sources];
        _even = Plan(Selection.Even, weights);
        _random = Plan(Selection.Random, weights);
        _blocks = Plan(Selection.Blocks(1000), weights);
    }

    [Benchmark(Baseline = true, Description = "largest deficit by hand")]
    public long LargestDeficit()
    {
        Array.Clear(_counts);
        long check = 0;
        for (int row = 1; row <= Rows; row++)
        {
            int best = 0;
            double most = double.NegativeInfinity;
            for (int source = 0; source < _shares.Length; source++)
            {
                double deficit = _shares[source] * row - _counts[source];
                if (deficit > most)
                    (most, best) = (deficit, source);
            }
            check += _counts[best]++;
        }
        return check;
    }

    [Benchmark(Description = "System.Random by hand")]
    public long SystemRandom()
    {
        Array.Clear(_counts);
        var random = new Random(1);
        long check = 0;
        for (int row = 0; row < Rows; row++)
        {
            double draw = random.NextDouble();
            int source = 0;
            while (source < _cumulative.Length - 1 && draw >= _cumulative[source])
                source++;
            check += _counts[source]++;
        }
        return check;
    }

    [Benchmark]
    public long Even() => Walk(_even);

    [Benchmark]
    public long Random() => Walk(_random);

    [Benchmark]
    public long Blocks() => Walk(_blocks);

    void ICheckedBenchmark.Check()
    {
        Rows = 1000;
        AllDigits = true;
        Setup();
        Checks.Expect(true, Even() > 0 && Blocks() > 0);
        AllDigits = false;
        Setup();
        // Sources of weights 1, 2 and 3 deliver 167, 333 and 500 of 1,000 rows: the sum of their row numbers is that of 0..n-1 each.
        Checks.Expect(Triangle(167) + Triangle(333) + Triangle(500), Even());
        Checks.Expect(Even(), Blocks());
        Checks.Expect(Even(), LargestDeficit());
        Checks.Expect(true, Random() > 0);
        Checks.Expect(true, SystemRandom() > 0);
    }

    private static long Triangle(long rows) => rows * (rows - 1) / 2;

    private static long Walk(MixPlan plan)
    {
        long check = 0;
        foreach (SourcePick pick in plan.Walk())
            check += pick.Row;
        return check;
    }

    private MixPlan Plan(Selection selection, double[] weights) => new(
        new PlanOptions { Selection = selection, Stop = StopRule.Never, Length = Rows },
        weights.Select((weight, i) => new PlanSource($"s{i}", weight, 1_000_000_000)));
}
