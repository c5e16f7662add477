using Microsoft.ML;
using MlMix.Testing;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>A model that is there already, such as a loaded one, where an estimator is asked for.</summary>
internal sealed class GivenModel(ITransformer model, IDataView data) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input) => model;

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Shapes.Of(model.Transform(data));
}
