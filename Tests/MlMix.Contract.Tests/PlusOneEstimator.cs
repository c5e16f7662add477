using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

/// <summary>An estimator of the kind other assemblies write: it knows only public contracts, and asks a stock one for its shape.</summary>
internal sealed class PlusOneEstimator(List<string> log) : IEstimator<PlusOneTransformer>
{
    public PlusOneTransformer Fit(IDataView input)
    {
        log.Add($"fit {input.GetColumn<int>("Number").Sum()}");
        return new PlusOneTransformer();
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        log.Add("shape");
        return Support.Ml.Transforms.CopyColumns("Number", "Number").GetOutputSchema(inputSchema);
    }
}
