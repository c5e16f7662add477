using System.Collections;
using Microsoft.ML;

namespace MlMix.Testing;

/// <summary>Views to be held to the contract, each by a name: a list to be written out, and the data of a test.</summary>
public sealed class ConformanceCases : IEnumerable<object[]>
{
    private readonly Dictionary<string, Action> _checks = [];

    /// <summary>Adds a view. It is made when it is checked.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="make">Makes the view.</param>
    /// <param name="breaks">Rules that it is known to break, each with the reason.</param>
    public void Add(string name, Func<IDataView> make, params (string Rule, string Why)[] breaks) =>
        _checks.Add(name, () => DataViewConformance.Check(make(), Options(breaks)));

    /// <summary>Adds a view over sources, and with it what it does with their cursors.</summary>
    /// <inheritdoc cref="DataViewConformance.Check(Func{IDataView[], IDataView}, IDataView[], ConformanceOptions)"/>
    public void Add(string name, Func<IDataView[], IDataView> make, Func<IDataView[]> sources, params (string Rule, string Why)[] breaks) =>
        _checks.Add(name, () => DataViewConformance.Check(make, sources(), Options(breaks)));

    /// <summary>Checks one.</summary>
    public void Check(string name) => _checks[name]();

    public IEnumerator<object[]> GetEnumerator() => _checks.Keys.Select(name => new object[] { name }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ConformanceOptions Options((string Rule, string Why)[] breaks) =>
        new() { Breaks = breaks.ToDictionary(known => known.Rule, known => known.Why) };
}
