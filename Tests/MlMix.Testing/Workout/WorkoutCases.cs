using System.Collections;
using Microsoft.ML;

namespace MlMix.Testing;

/// <summary>Estimators to be worked out on the same data, each by a name: a list to be written out, and the data of a test.</summary>
/// <param name="data">The data to fit on; see <see cref="WorkoutCase.Data"/>.</param>
/// <param name="others">Other data; see <see cref="WorkoutCase.Others"/>.</param>
public sealed class WorkoutCases(FakeDataView data, params FakeDataView[] others) : IEnumerable<object[]>
{
    private readonly Dictionary<string, Action> _checks = [];

    /// <summary>Adds an estimator.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="estimator">The estimator.</param>
    /// <param name="made">The columns that it makes.</param>
    /// <param name="invalid">Columns that it must refuse in place of those of the data.</param>
    /// <param name="tolerance">See <see cref="WorkoutCase.Tolerance"/>.</param>
    /// <param name="breaks">Rules that it is known to break, each with the reason.</param>
    public void Add(
        string name,
        IEstimator<ITransformer> estimator,
        string[] made,
        InvalidInput[] invalid,
        double tolerance = 0,
        params (string Rule, string Why)[] breaks) => _checks.Add(name, () => EstimatorWorkout.Check(new WorkoutCase
        {
            Estimator = estimator,
            Data = data,
            Others = others,
            Made = made,
            Invalid = invalid,
            Tolerance = tolerance,
            Breaks = breaks.ToDictionary(known => known.Rule, known => known.Why),
        }));

    /// <summary>Checks one.</summary>
    public void Check(string name) => _checks[name]();

    public IEnumerator<object[]> GetEnumerator() => _checks.Keys.Select(name => new object[] { name }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
