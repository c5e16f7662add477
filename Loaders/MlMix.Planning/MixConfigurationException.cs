namespace MlMix;

/// <summary>
/// What was asked for cannot be made: one exception that lists every fault found, each naming the thing, the rule, the value received
/// and the way out.
/// </summary>
public sealed class MixConfigurationException : ArgumentException
{
    // At least one fault; Faults sees to that.
    internal MixConfigurationException(string what, IReadOnlyList<string> faults)
        : base(Compose(what, faults))
    {
        Faults = [.. faults];
    }

    /// <summary>Gets the faults in the order in which they were found, one sentence or two each.</summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Compose(string what, IReadOnlyList<string> faults) => faults.Count == 1
        ? $"{what}: {faults[0]}"
        : $"{what}: {faults.Count} faults{string.Concat(faults.Select(fault => "\n- " + fault))}";
}
