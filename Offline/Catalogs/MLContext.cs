using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where everything starts: the catalogs of operations.</summary>
public sealed class MLContext : IHostEnvironment
{
    /// <summary>Makes a context; the seed, when given, makes shuffling repeatable.</summary>
    public MLContext(int? seed = null)
    {
        Data = new DataOperationsCatalog(seed);
        Transforms = new TransformsCatalog();
    }

    /// <summary>Loading, saving and cutting of data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Estimators of transforms.</summary>
    public TransformsCatalog Transforms { get; }
}
