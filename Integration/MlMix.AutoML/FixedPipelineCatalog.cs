using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Space = Microsoft.ML.SearchSpace.SearchSpace;

namespace Microsoft.ML;

/// <summary>A pipeline without a choice where AutoML takes a sweepable one, on <c>mlContext.Auto()</c>.</summary>
public static class FixedPipelineCatalog
{
    /// <summary>A sweepable pipeline that has nothing to choose from, for a search over the mixture alone.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Auto()</c>.</param>
    /// <param name="pipeline">Makes the pipeline anew for each trial, from the trial's context, so that each begins with the same random numbers.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="pipeline"/> is null.</exception>
    public static SweepablePipeline FixedPipeline(this AutoCatalog catalog, Func<MLContext, IEstimator<ITransformer>> pipeline)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(pipeline);
        // AutoML has no door from one estimator to a pipeline; an empty chain adds nothing.
        return new SweepableEstimator((ml, _) => pipeline(ml), new Space()).Append(new EstimatorChain<ITransformer>());
    }
}
