using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Space = Microsoft.ML.SearchSpace.SearchSpace;

namespace MlMix.Searching.Weights;

/// <summary>
/// The mixture as options of an AutoML search space: a number from 0 to 1 for each source, which <see cref="SimplexMap"/> makes weights of, and a choice of
/// the label space where there are several.
/// </summary>
internal sealed class MixtureSpace
{
    /// <summary>Under what the options stand in the search space of the experiment. In the order of names it comes before AutoML's <c>_pipeline_</c>.</summary>
    public const string Key = "_mixture_";

    private const string WeightsKey = "weights";
    private const string LabelsKey = "labels";

    private readonly string[] _sources;
    private readonly string[] _labelSpaces;
    private readonly SimplexMap _map;

    public MixtureSpace(string[] sources, WeightRange[] ranges, double zeroShare, string[] labelSpaces)
    {
        (_sources, _labelSpaces) = (sources, labelSpaces);
        _map = new SimplexMap(ranges, zeroShare);
        double[] equal = _map.ToCube([.. sources.Select(_ => 1.0)]);
        var weights = new Space();
        foreach ((string source, double start) in sources.Zip(equal))
            weights.Add(source, new UniformDoubleOption(0, 1, logBase: false, defaultValue: start));
        Options = new Space { [WeightsKey] = weights };
        // A choice of one has no dimension, but a step, which would put a grid search out of step.
        if (labelSpaces.Length > 1)
            Options.Add(LabelsKey, new ChoiceOption([.. labelSpaces]));
    }

    /// <summary>Gets the options.</summary>
    public Space Options { get; }

    /// <summary>The weights that a tuner's parameters stand for, in the order of the sources.</summary>
    public double[] Weights(Parameter mixture) => _map.ToWeights([.. _sources.Select(source => mixture[WeightsKey][source].AsType<double>())]);

    /// <summary>The name of the label space that a tuner's parameters stand for.</summary>
    public string LabelSpace(Parameter mixture) => mixture.TryGetValue(LabelsKey, out Parameter? name) ? name.AsType<string>() : _labelSpaces[0];

    /// <summary>The same parameters with other weights: those nearest to <paramref name="weights"/> that the bounds allow.</summary>
    public Parameter WithWeights(Parameter mixture, IReadOnlyList<double> weights)
    {
        Parameter coordinates = Parameter.CreateNestedParameter();
        foreach ((string source, double coordinate) in _sources.Zip(_map.ToCube(weights)))
            coordinates[source] = Parameter.FromDouble(coordinate);
        Parameter other = Parameter.CreateNestedParameter();
        foreach (string key in mixture.Keys)
            other[key] = key == WeightsKey ? coordinates : mixture[key];
        return other;
    }
}
