using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>One estimator of a chain.</summary>
internal readonly record struct EstimatorLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
