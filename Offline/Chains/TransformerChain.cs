using System.Collections;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Transformers in a row.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>, IDisposable
    where TLastTransformer : class, ITransformer
{
    /// <summary>The last transformer, null in an empty chain.</summary>
    public readonly TLastTransformer LastTransformer;

    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;
    private bool _disposed;

    /// <summary>Makes a chain of transformers used in these scopes.</summary>
    public TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
    {
        _transformers = [.. transformers ?? []];
        _scopes = [.. scopes ?? []];
        LastTransformer = _transformers.LastOrDefault() as TLastTransformer;
        Guard.State(_transformers.Length == 0 || LastTransformer is not null, $"The last transformer is not a {typeof(TLastTransformer)}.");
        Guard.State(_transformers.Length == _scopes.Length, "There are not as many scopes as transformers.");
    }

    /// <summary>Makes a chain of transformers used always.</summary>
    public TransformerChain(params ITransformer[] transformers)
        : this(transformers, transformers?.Select(_ => TransformerScope.Everything))
    {
    }

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => _transformers.All(t => t.IsRowToRowMapper);

    /// <summary>The schema the scoring transformers give.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetOutputSchema(inputSchema, TransformerScope.Scoring);

    /// <summary>The schema that the transformers of a scope give.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema, TransformerScope scope)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        return GetModelFor(scope).Aggregate(inputSchema, (schema, transformer) => transformer.GetOutputSchema(schema));
    }

    /// <summary>Applies the scoring transformers.</summary>
    public IDataView Transform(IDataView input) => Transform(input, TransformerScope.Scoring);

    /// <summary>Applies the transformers of a scope.</summary>
    public IDataView Transform(IDataView input, TransformerScope scope)
    {
        Guard.NotNull(input, nameof(input));
        TransformerChain<ITransformer> chain = GetModelFor(scope);

        // Faults of the schema come up before the first transformer does anything.
        chain.GetOutputSchema(input.Schema);
        return chain.Aggregate(input, (view, transformer) => transformer.Transform(view));
    }

    /// <summary>The transformers of a scope.</summary>
    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
    {
        int[] kept = [.. Enumerable.Range(0, _scopes.Length).Where(i => (_scopes[i] & scopeFilter) != TransformerScope.None)];
        return new TransformerChain<ITransformer>(kept.Select(i => _transformers[i]), kept.Select(i => _scopes[i]));
    }

    /// <summary>A chain with one more transformer.</summary>
    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer
    {
        Guard.NotNull(transformer, nameof(transformer));
        return new TransformerChain<TNewLast>([.. _transformers, transformer], [.. _scopes, scope]);
    }

    /// <inheritdoc/>
    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        Guard.State(((ITransformer)this).IsRowToRowMapper, "The chain does not map rows one by one.");
        var mappers = new List<IRowToRowMapper>();
        foreach (ITransformer transformer in _transformers)
            mappers.Add(transformer.GetRowToRowMapper(mappers.Count == 0 ? inputSchema : mappers[^1].OutputSchema));
        return new ChainedRowMapper(inputSchema, [.. mappers]);
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => throw ModelSaveContext.Unsupported();

    /// <summary>Disposes of those transformers that can be.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        foreach (ITransformer transformer in _transformers)
            (transformer as IDisposable)?.Dispose();
        _disposed = true;
    }
}
