using Microsoft.ML;

namespace MlMix;

/// <summary>One of the views that go into a mix, with its name and weight. Immutable; checked when the mix is made.</summary>
/// <param name="name">Name, unique in the mix; it is the key value in the source column.</param>
/// <param name="data">The rows. Read lazily, and again from the start whenever the mix starts the source again.</param>
/// <param name="weight">
/// Weight, finite and not negative, in any unit: only the ratios count. Default 1, so that sources without weights have equal shares. 0 means never drawn.
/// </param>
public sealed class MixSource(string name, IDataView data, double weight = 1)
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the rows.</summary>
    public IDataView Data { get; } = data;

    /// <summary>Gets the weight.</summary>
    public double Weight { get; } = weight;
}
