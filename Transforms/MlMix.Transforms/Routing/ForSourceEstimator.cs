using Microsoft.ML;
using MlMix.Mapping;
using MlMix.Routing;

namespace MlMix;

/// <summary>
/// Another chain of estimators for each source: each is fitted on the rows of its source alone, and each row goes through the chain of its
/// source. All of them give one schema.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | At the source column, and as far as the chains do: each reads the data by itself |
/// | Input column data type | Whatever the chains take |
/// | Source column data type | Key; its key values name the sources |
/// | Output column data type | Whatever the chains make; a column has one type for all sources |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | As stock transformers where there are any that choose among the columns made: see ForSourceTransformer |
/// | Exportable to ONNX | No |
///
/// ]]></format>
/// <para>The output has the columns of the input, and those that some chain adds or replaces; columns that a chain drops stay. A source whose
/// chain does not make such a column keeps the input's, if there is one of the same type. Key columns must have the same key values for
/// all sources; other annotations are kept where they are equal for all.</para>
/// <para>Chains must map row by row. A source without rows in the data is refused; <see cref="ForSourceOptions.Otherwise"/> is fitted on no
/// rows if all of them have a chain.</para>
/// <para>Instances are immutable, and as safe to use from several threads as the chains are.</para>
/// </remarks>
public sealed class ForSourceEstimator : IEstimator<ForSourceTransformer>
{
    private readonly Route<IEstimator<ITransformer>>[] _routes;
    private readonly string _sourceColumn;

    internal ForSourceEstimator(
        IEnumerable<(string Source, IEstimator<ITransformer> Chain)>? chains, IEstimator<ITransformer>? otherwise, string? sourceColumn)
    {
        var faults = new Faults(Routes.Feature);
        (string Source, IEstimator<ITransformer> Chain)[] given = [.. chains ?? []];
        if (given.Length == 0)
            faults.Add("there are no chains; give at least one source its estimator.");
        if (given.Any(pair => pair.Source is null))
            faults.Add("the name of a source is null; it must be one of the source column's key values.");
        foreach (IGrouping<string, string> twice in given.Select(pair => pair.Source).Where(name => name is not null).GroupBy(name => name))
        {
            if (twice.Count() > 1)
                faults.Add($"source '{twice.Key}' has {twice.Count()} chains; give it one, joined with Append.");
        }

        foreach (string source in given.Where(pair => pair.Chain is null && pair.Source is not null).Select(pair => pair.Source))
            faults.Add($"the chain of source '{source}' is null; give an estimator, or leave the source out.");
        ColumnNames.Check("SourceColumnName", sourceColumn, faults);
        faults.ThrowIfAny();

        _routes = [.. given.Select(pair => new Route<IEstimator<ITransformer>>(pair.Source, pair.Chain))];
        if (otherwise is not null)
            _routes = [.. _routes, new Route<IEstimator<ITransformer>>(null, otherwise)];
        _sourceColumn = sourceColumn!;
    }

    /// <summary>Fits each chain on the rows of its source.</summary>
    /// <param name="input">The data; each pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The source column is missing, no key, or has no such source; a chain refuses the input; a source with a chain has no rows; a fitted chain
    /// does not map row by row; or the chains do not agree on the type or the key values of a column.
    /// </exception>
    /// <exception cref="InvalidOperationException">A chain could not be fitted; what it threw is the inner exception.</exception>
    public ForSourceTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ForSourceTransformer(RouteFit.Fit(input, _routes, _sourceColumn), input.Schema);
    }

    /// <summary>Promises the shape of the output: that of the input with the columns that the chains make.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>
    /// The shape of the output. Of a column's annotations it has those that all chains promise; ones with other values by source, such as
    /// slot names, are left out of the output all the same.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The source column is missing or no key, a chain refuses the input, or the chains do not agree on the kind of a column.
    /// </exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ShapeAgreement.Of(inputSchema, _routes, _sourceColumn);
    }
}
