namespace Microsoft.ML;

/// <summary>Loading and cutting of data.</summary>
public sealed class DataOperationsCatalog
{
    private readonly int? _seed;

    internal DataOperationsCatalog(int? seed) => _seed = seed;
}
