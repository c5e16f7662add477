using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Stock transformers in the making, fitted one after the other on a view without rows.</summary>
/// <param name="fitted">The schema to begin with.</param>
/// <param name="depth">How deep others of this kind are inside; temporary columns of each have other names.</param>
internal sealed class StockChain(DataViewSchema fitted, int depth)
{
    private readonly List<ITransformer> _transformers = [];
    private readonly List<string> _temporary = [];
    private IDataView _view = new EmptyView(fitted);

    public MLContext Ml { get; } = new();

    public DataViewSchema Schema => _view.Schema;

    /// <summary>A name for a column that exists only within the chain, and is dropped at its end.</summary>
    public string Temporary(string column, string what)
    {
        string name = StockForms.Temporary(fitted, column, $"{what}:{depth}");
        _temporary.Add(name);
        return name;
    }

    public void Append(IEstimator<ITransformer> estimator) => Append(estimator.Fit(_view));

    public void Append(ITransformer transformer)
    {
        _transformers.Add(transformer);
        _view = transformer.Transform(_view);
    }

    /// <summary>Drops the temporary columns and writes the chain.</summary>
    public void Save(ModelSaveContext context)
    {
        Append(Ml.Transforms.DropColumns([.. _temporary]));
        ((ICanSaveModel)new TransformerChain<ITransformer>([.. _transformers])).Save(context);
    }
}
