using BenchmarkDotNet.Attributes;

namespace MlMix.Benchmarks.Planning;

/// <summary>Single picks at positions all over a mix of 10^12 rows, against Grain's deterministic mixing, which goes through the sources one by one.</summary>
[MemoryDiagnoser]
public class SeekBenchmarks : ICheckedBenchmark
{
    private const int Seeks = 1000;
    private const long Length = 1_000_000_000_000;

    private PlanSeeker _even = null!;
    private PlanSeeker _blocks = null!;
    private PlanSeeker _roundRobin = null!;
    private long[] _weights = [];
    private long[] _positions = [];

    [Params(3, 100, 1000)]
    public int Sources { get; set; } = 3;

    [GlobalSetup]
    public void Setup()
    {
        _weights = [.. Enumerable.Range(1, Sources).Select(source => (long)source)];
        _even = Seeker(Selection.Even, source => source);
        _blocks = Seeker(Selection.Blocks(100), source => source);
        _roundRobin = Seeker(Selection.RoundRobin(), _ => 1);
        ulong state = 1;
        _positions = new long[Seeks];
        for (int i = 0; i < Seeks; i++)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            _positions[i] = (long)(state % Length);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Seeks, Description = "source by source, as Grain")]
    public long SourceBySource()
    {
        long check = 0;
        foreach (long position in _positions)
            check += PickBySource(position).Row;
        return check;
    }

    [Benchmark(OperationsPerInvoke = Seeks)]
    public long Even() => Seek(_even);

    [Benchmark(OperationsPerInvoke = Seeks)]
    public long RoundRobin() => Seek(_roundRobin);

    [Benchmark(OperationsPerInvoke = Seeks)]
    public long Blocks() => Seek(_blocks);

    void ICheckedBenchmark.Check()
    {
        Setup();
        // Both orders give each source its share of any prefix, so their row numbers agree to within the rounding of either.
        foreach (long position in _positions.Take(20))
        {
            (int source, long row) = PickBySource(position);
            long share = (long)((Int128)position * _weights[source] / _weights.Sum());
            Checks.Expect(true, Math.Abs(row - share) <= Sources);
            SourcePick pick = _even.Pick(position);
            share = (long)((Int128)position * _weights[pick.Source] / _weights.Sum());
            Checks.Expect(true, Math.Abs(pick.Row - share) <= 2);
            Checks.Expect(position, _even.PositionOf(pick) ?? -1);
        }
        Checks.Expect(true, Math.Abs(_positions.Sum() / 3 - RoundRobin()) <= Seeks);
        Checks.Expect(true, Blocks() > 0);
    }

    private long Seek(PlanSeeker seeker)
    {
        long check = 0;
        foreach (long position in _positions)
            check += seeker.Pick(position).Row;
        return check;
    }

    private (int Source, long Row) PickBySource(long position)
    {
        long rest = _weights.Sum();
        Int128 before = position;
        Int128 after = before + 1;
        for (int source = 0; ; source++)
        {
            Int128 othersBefore = before * (rest - _weights[source]) / rest;
            Int128 othersAfter = after * (rest - _weights[source]) / rest;
            if (before - othersBefore != after - othersAfter)
                return (source, (long)(after - othersAfter) - 1);
            (before, after) = (othersBefore, othersAfter);
            rest -= _weights[source];
        }
    }

    private PlanSeeker Seeker(Selection selection, Func<int, double> weight)
    {
        var options = new PlanOptions { Selection = selection, Stop = StopRule.Never, Length = Length };
        var plan = new MixPlan(options, Enumerable.Range(1, Sources).Select(source => new PlanSource($"s{source}", weight(source), Length)));
        return plan.Seeker!;
    }
}
