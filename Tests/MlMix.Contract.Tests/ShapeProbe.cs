using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

/// <summary>An estimator that hands out the shape it is asked about.</summary>
internal sealed class ShapeProbe(Action<SchemaShape> onShape) : IEstimator<TransformerChain<ITransformer>>
{
    public TransformerChain<ITransformer> Fit(IDataView input) => new();

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        onShape(inputSchema);
        return inputSchema;
    }
}
