namespace MlMix;

/// <summary>
/// What was asked for cannot be made: one exception that lists every fault found, each naming the thing, the rule, the value received
/// and the way out.
/// </summary>
public sealed class MixConfigurationException : ArgumentException
{
    /// <summary>Makes the exception of one or more faults.</summary>
    /// <param name="what">What could not be made, for example <c>Mix</c>.</param>
    /// <param name="faults">The faults, at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="what"/> or <paramref name="faults"/> is null.</exception>
    public MixConfigurationException(string what, IReadOnlyList<string> faults)
        : base(Compose(what, faults))
    {
        Faults = [.. faults];
    }

    /// <summary>Gets the faults in the order in which they were found, one sentence or two each.</summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Compose(string what, IReadOnlyList<string> faults)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count == 1
            ? $"{what}: {faults[0]}"
            : $"{what}: {faults.Count} faults{string.Concat(faults.Select(fault => "\n- " + fault))}";
    }
}
