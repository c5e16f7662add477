using System.Diagnostics.Metrics;

namespace MlMix.Mixing;

/// <summary>What is counted of every mix for whoever listens to <c>Meter("MlMix")</c>.</summary>
internal static class MixMeter
{
    public const string SourceTag = "mlmix.source";

    private static readonly Meter Meter = new("MlMix");

    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("mlmix.rows", "{row}", "Rows delivered, by source.");

    public static Counter<long> Passes { get; } = Meter.CreateCounter<long>("mlmix.passes", "{pass}", "Passes begun over a source.");

    public static Counter<long> Exhaustions { get; } =
        Meter.CreateCounter<long>("mlmix.exhaustions", "{exhaustion}", "Passes over a source that came to the last row wanted.");
}
