using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where everything starts: the catalogs of operations.</summary>
public sealed class MLContext : IHostEnvironment
{
    /// <summary>Makes a context. Nothing in this build draws at random, so the seed changes nothing.</summary>
    public MLContext(int? seed = null)
    {
        Data = new DataOperationsCatalog();
        Transforms = new TransformsCatalog();
    }

    /// <summary>Loading, saving and cutting of data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Estimators of transforms.</summary>
    public TransformsCatalog Transforms { get; }
}
