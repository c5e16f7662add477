using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Schedules;

namespace MlMix.Planning.Tests.Schedules;

/// <summary>A schedule of points with all that it takes to have it in rows.</summary>
internal sealed record ScheduleCase(string Kind, ScheduleUnit Unit, double[] Places, double[][] Weights, int BatchSize, long Length, long FirstRow)
{
    public int SourceCount => Weights[0].Length;

    public string[] Names => [.. Enumerable.Range(0, SourceCount).Select(Plans.Name)];

    /// <summary>Gets the number of sources that have weight at some point.</summary>
    public int MemberCount => Enumerable.Range(0, SourceCount).Count(source => Weights.Any(weights => weights[source] > 0));

    public bool[] AllLive => [.. Enumerable.Repeat(true, SourceCount)];

    public static Gen<ScheduleCase> Any(int mostSources) =>
        from sources in Gen.Choose(2, mostSources)
        from points in Gen.Choose(1, 7)
        from kind in Gen.Elements("step", "linear", "cosine")
        from unit in Gen.Elements(ScheduleUnit.Rows, ScheduleUnit.Batches, ScheduleUnit.Fraction)
        from batchSize in Gen.Choose(1, 40)
        from length in Gen.Choose(1, 900)
        from firstRow in Gen.Elements(0L, 0L, 1L, 77L, 500L)
        from whole in Gen.Elements(true, false)
        from rows in Gen.Choose(-100, 2500).ArrayOf(points)
        from weights in Weighing(sources).ArrayOf(points)
        select new ScheduleCase(
            kind, unit, [.. rows.Order().Select(row => Place(row, unit, whole, batchSize, length))], weights, batchSize, length, firstRow);

    /// <summary>The progress at a row of the walk.</summary>
    public double Progress(long row) => Unit switch
    {
        ScheduleUnit.Rows => FirstRow + row,
        ScheduleUnit.Batches => (FirstRow + row) / BatchSize,
        _ => (double)(FirstRow + row) / Length,
    };

    public WeightSchedule Make()
    {
        WeightPoint[] points = [.. Places.Select((place, i) => new WeightPoint(place, Weights[i].Select((weight, s) => (Plans.Name(s), weight))))];
        return Kind switch
        {
            "step" => WeightSchedule.Step(Unit, points),
            "linear" => WeightSchedule.Linear(Unit, points),
            _ => WeightSchedule.Cosine(Unit, points),
        };
    }

    public ScheduleTrack Track() => Make().CreateTrack(Names, BatchSize, Length, FirstRow);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kind} {Unit} batch {BatchSize} length {Length} from {FirstRow}: ")
        + string.Join("; ", Places.Select((place, i) => $"{place:R}: {string.Join(' ', Weights[i].Select(weight => weight.ToString("R")))}"));

    private static Gen<double[]> Weighing(int sources) => Gen.OneOf(
        Gen.Choose(0, 1000).Select(weight => (double)weight).ArrayOf(sources),
        Gen.Elements(0, 0, 0, 1, 1e-3, 1e-9, 7, 1e6).ArrayOf(sources),
        Gen.Constant(1.0).ArrayOf(sources)).Select(weights => weights.Any(weight => weight > 0) ? weights : [.. weights.Select(_ => 1.0)]);

    private static double Place(int row, ScheduleUnit unit, bool whole, int batchSize, int length) => unit switch
    {
        ScheduleUnit.Rows => whole ? row : row + 0.3,
        ScheduleUnit.Batches => whole ? row / batchSize : (double)row / batchSize,
        _ => whole ? row / length : (double)row / length,
    };
}
