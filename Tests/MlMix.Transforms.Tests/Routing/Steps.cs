using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>Steps that tests use often, and data to use them on.</summary>
internal static class Steps
{
    /// <summary>The column x of <see cref="Data"/>.</summary>
    public static float[] Values { get; } = [1, 10, 2, 20, 3, 300];

    /// <summary>Rows of the sources a and b in turn; the last has no source.</summary>
    public static FakeDataView Data(params FakeColumn[] more) =>
        new(Values.Length, [Singles("x", Values), Sources([1, 2, 1, 2, 1, 0], "a", "b"), .. more]);

    /// <summary>Multiplies numbers.</summary>
    public static Step<float, float> Times(float factor, string output = "x", string input = "x") =>
        new(output, NumberDataViewType.Single, input, _ => value => value * factor);

    /// <summary>Takes off the mean of what it was fitted on.</summary>
    public static Step<float, float> Centre(string output = "x") => new(output, NumberDataViewType.Single, "x", values =>
    {
        float mean = (float)values.Select(value => (double)value).DefaultIfEmpty().Average();
        return value => value - mean;
    });

    /// <summary>Makes a column of another type, or with annotations.</summary>
    public static Step<float, T> Makes<T>(string output, DataViewType type, T value, DataViewSchema.Annotations? annotations = null) =>
        new(output, type, "x", _ => _ => value, annotations);

    /// <summary>Makes a key column with these key values.</summary>
    public static Step<float, uint> Keys(string output, params string[] values) =>
        Makes(output, new KeyDataViewType(typeof(uint), values.Length), 1u, FakeColumn.Texts("KeyValues", values));

    public static IEstimator<ITransformer> Chain(params IEstimator<ITransformer>[] steps) =>
        steps.Aggregate(new EstimatorChain<ITransformer>(), (chain, step) => chain.Append(step));

    public static ForSourceOptions Options(IEstimator<ITransformer>? otherwise, params (string Source, IEstimator<ITransformer> Chain)[] chains) =>
        new() { Chains = chains.ToDictionary(pair => pair.Source, pair => pair.Chain), Otherwise = otherwise };

    public static IDataView FitTransform<T>(IEstimator<T> estimator, IDataView data)
        where T : class, ITransformer => estimator.Fit(data).Transform(data);
}
