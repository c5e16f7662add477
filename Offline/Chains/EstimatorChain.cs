using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators in a row: each is fitted to what those before it give.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    /// <summary>The last estimator, null in an empty chain.</summary>
    public readonly IEstimator<TLastTransformer> LastEstimator;

    private readonly EstimatorLink[] _links;

    /// <summary>An empty chain.</summary>
    public EstimatorChain()
        : this([])
    {
    }

    internal EstimatorChain(EstimatorLink[] links)
    {
        _links = links;
        LastEstimator = links.Length == 0 ? null : links[^1].Estimator as IEstimator<TLastTransformer>;
    }

    /// <summary>Fits all estimators.</summary>
    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        GetOutputSchema(SchemaShape.Create(input.Schema));

        IDataView current = input;
        var transformers = new ITransformer[_links.Length];
        for (int i = 0; i < _links.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].CacheAfter && i < _links.Length - 1)
                current = new CacheView(current);
        }

        return new TransformerChain<TLastTransformer>(transformers, _links.Select(link => link.Scope));
    }

    /// <summary>Passes the shape through all estimators.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        _links.Aggregate(inputSchema, (shape, link) => link.Estimator.GetOutputSchema(shape));

    /// <summary>A chain with one more estimator.</summary>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(
        IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Guard.NotNull(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>([.. _links, new EstimatorLink(estimator, scope, false)]);
    }

    /// <summary>A chain that caches what its last estimator's transformer gives, for the next one to read.</summary>
    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Guard.NotNull(env, nameof(env));
        Guard.State(_links.Length > 0, "An empty chain has nothing to cache.");
        if (_links[^1].CacheAfter)
            return this;
        return new EstimatorChain<TLastTransformer>([.. _links[..^1], _links[^1] with { CacheAfter = true }]);
    }
}
