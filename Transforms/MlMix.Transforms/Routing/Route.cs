namespace MlMix.Routing;

/// <summary>What rows of one source go through.</summary>
/// <typeparam name="T">The chain: an estimator, or fitted a transformer.</typeparam>
/// <param name="Source">Name of the source; null for all rows of other sources or of none.</param>
/// <param name="Chain">The chain.</param>
internal sealed record Route<T>(string? Source, T Chain)
{
    /// <summary>Gets what messages call it.</summary>
    public string Title => Source is null ? "Otherwise" : $"source '{Source}'";
}
