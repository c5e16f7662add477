namespace MlMix.Planning.Tests.Schedules;

/// <summary>Weights that a schedule must give, as recorded from EasyDeL; see <see cref="Conformance.CaseFile"/> for their home.</summary>
internal static class ScheduleFacts
{
    public const string FileName = "weight-schedules.json";

    /// <summary>The weights at one step, as a point of the schedule or as what it must give.</summary>
    internal sealed record Weighing(double Step, Dictionary<string, double> Weights)
    {
        public override string ToString() => $"{Step:R}: {string.Join(' ', Weights.Select(pair => $"{pair.Key}={pair.Value:R}"))}";
    }

    internal sealed record Fact(string Schedule, string Interpolation, Weighing[] Points, Weighing[] Values)
    {
        public WeightSchedule Make()
        {
            IEnumerable<WeightPoint> points = Points.Select(point => new WeightPoint(point.Step, point.Weights));
            return Interpolation switch
            {
                "step" => WeightSchedule.Step(ScheduleUnit.Rows, points),
                "linear" => WeightSchedule.Linear(ScheduleUnit.Rows, points),
                "cosine" => WeightSchedule.Cosine(ScheduleUnit.Rows, points),
                _ => throw new FormatException($"'{Interpolation}' is no interpolation."),
            };
        }

        public override string ToString() =>
            $"{Schedule} {Interpolation} [{string.Join("; ", Points.AsEnumerable())}] gives [{string.Join("; ", Values.AsEnumerable())}]";
    }
}
