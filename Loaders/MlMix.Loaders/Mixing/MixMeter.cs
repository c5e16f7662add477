using System.Diagnostics.Metrics;

namespace MlMix.Mixing;

/// <summary>What is counted of every mix for whoever listens to <c>Meter("MlMix")</c>; nobody listening, adding to a counter does nothing.</summary>
internal static class MixMeter
{
    public const string SourceTag = "mlmix.source";

    private static readonly Meter Meter = new("MlMix");

    /// <summary>Gets the counter of rows delivered. It is told of them by the thousand and when a source is closed.</summary>
    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("mlmix.rows", "{row}", "Rows delivered, by source.");

    /// <summary>Gets the counter of passes begun.</summary>
    public static Counter<long> Passes { get; } = Meter.CreateCounter<long>("mlmix.passes", "{pass}", "Passes begun over a source.");

    /// <summary>Gets the counter of passes that came to the last row wanted.</summary>
    public static Counter<long> Exhaustions { get; } =
        Meter.CreateCounter<long>("mlmix.exhaustions", "{exhaustion}", "Passes over a source that came to its last row.");
}
