using System.Text.Json;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Schedules;

/// <summary>Weights that a schedule must give, as recorded from EasyDeL; see <see cref="Conformance.ConformanceFacts"/> for their home.</summary>
internal static class ScheduleFacts
{
    private const string FileName = "weight-schedules.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static Fact[] Read() => Original() ?? Copy();

    public static Fact[] Copy() => Parse(ProjectFolder.Copied("Conformance", FileName));

    /// <returns>Null where the facts' home is absent.</returns>
    public static Fact[]? Original()
    {
        string? folder = Environment.GetEnvironmentVariable("MLMIX_CONFORMANCE");
        if (folder is null && ProjectFolder.Repository is { } root)
            folder = Path.Combine(root, "..", "shared", "conformance");
        string path = Path.Combine(folder ?? "", FileName);
        return folder is not null && File.Exists(path) ? Parse(path) : null;
    }

    private static Fact[] Parse(string path) => JsonSerializer.Deserialize<FactFile>(File.ReadAllText(path), Json)!.Cases;

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

    private sealed record FactFile(Fact[] Cases);
}
