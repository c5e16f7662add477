namespace Microsoft.ML.Internal;

/// <summary>Tells a delegate what was fitted.</summary>
internal sealed class ObservedEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly IEstimator<TTransformer> _estimator;
    private readonly Action<TTransformer> _onFit;

    public ObservedEstimator(IEstimator<TTransformer> estimator, Action<TTransformer> onFit)
    {
        _estimator = estimator;
        _onFit = onFit;
    }

    public TTransformer Fit(IDataView input)
    {
        TTransformer transformer = _estimator.Fit(input);
        _onFit(transformer);
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _estimator.GetOutputSchema(inputSchema);
}
