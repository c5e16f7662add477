using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

/// <summary>The estimator that is worked out, its transformer, and what one serial reading of that gave.</summary>
internal sealed partial class WorkoutSubject(WorkoutCase worked)
{
    private readonly Lazy<ITransformer> _fitted = new(() => worked.Estimator.Fit(worked.Data));
    private readonly Dictionary<FakeDataView, CellTable> _expected = [];

    public static MLContext Ml { get; } = new(seed: 1);

    public WorkoutCase Case => worked;

    public IEstimator<ITransformer> Estimator => worked.Estimator;

    public FakeDataView Data => worked.Data;

    public string[] Made => [.. worked.Made];

    /// <summary>The transformer fitted to the data.</summary>
    public ITransformer Fitted => _fitted.Value;

    /// <summary>All good data, with a name for messages.</summary>
    public IEnumerable<(FakeDataView Data, string Name)> Good =>
        [(Data, "the data"), .. worked.Others.Select((other, index) => (other, $"the other data {index}"))];

    /// <summary>The columns of the data without which the transformer cannot make its own.</summary>
    public string[] Needed
    {
        get
        {
            IRowToRowMapper mapper = Fitted.GetRowToRowMapper(Data.Schema);
            return [.. mapper.GetDependencies(Made.Select(name => mapper.OutputSchema[name])).Select(column => column.Name)];
        }
    }

    /// <summary>The columns made of good data, as one cursor of the transformer's view gives them.</summary>
    public CellTable Expected(FakeDataView data)
    {
        lock (_expected)
        {
            if (!_expected.TryGetValue(data, out CellTable? found))
                _expected[data] = found = CellTable.Read(Fitted.Transform(data), Made);
            return found;
        }
    }
}
