using System.Collections.ObjectModel;

namespace MlMix;

/// <summary>The weights of all sources at one place of a <see cref="WeightSchedule"/>. Immutable; equal by place, names and weights.</summary>
public sealed record WeightPoint
{
    /// <summary>Makes a point; the dictionary is copied, and its names are compared letter by letter.</summary>
    /// <param name="at">
    /// Where the weights hold, in the schedule's unit. Finite; it may lie before 0, where a blend then began before the first row.
    /// </param>
    /// <param name="weights">
    /// A weight for every source by name, finite and not negative, in any unit: only the ratios count. 0 means never drawn there. Checked when
    /// the schedule is made.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="weights"/> holds a name twice.</exception>
    public WeightPoint(double at, IReadOnlyDictionary<string, double> weights)
        : this(at, Pairs(weights))
    {
    }

    /// <summary>Makes a point from names and weights.</summary>
    /// <param name="at">Where the weights hold, in the schedule's unit. Finite; it may lie before 0.</param>
    /// <param name="weights">A weight for every source, finite and not negative. Checked when the schedule is made.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A source has no name, or is given twice; all faults are listed.</exception>
    public WeightPoint(double at, params IEnumerable<(string Source, double Weight)> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new Faults("Weight point");
        var copy = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string source, double weight) in weights)
        {
            if (source is null)
                faults.Add($"A source of the point at {at} is null; give its name.");
            else if (!copy.TryAdd(source, weight))
                faults.Add($"The point at {at} gives source '{source}' weight {copy[source]} and weight {weight}; give it once.");
        }
        faults.ThrowIfAny();
        At = at;
        Weights = new ReadOnlyDictionary<string, double>(copy);
    }

    /// <summary>Gets where the weights hold, in the schedule's unit.</summary>
    public double At { get; }

    /// <summary>Gets the weight of every source by name, as given.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>Whether another point stands at the same place with the same weights, in whatever order.</summary>
    /// <param name="other">The other point, or null.</param>
    public bool Equals(WeightPoint? other) => other is not null && At.Equals(other.At) && Weights.Count == other.Weights.Count
        && Weights.All(pair => other.Weights.TryGetValue(pair.Key, out double weight) && weight.Equals(pair.Value));

    /// <summary>A hash that agrees with <see cref="Equals(WeightPoint)"/>.</summary>
    public override int GetHashCode() => HashCode.Combine(At, Weights.Count);

    private static IEnumerable<(string Source, double Weight)> Pairs(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Select(pair => (pair.Key, pair.Value));
    }
}
