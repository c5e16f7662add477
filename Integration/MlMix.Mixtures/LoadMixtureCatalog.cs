using MlMix;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;

namespace Microsoft.ML;

/// <summary>The door to mixture files on <c>mlContext.Data</c>.</summary>
public static class LoadMixtureCatalog
{
    /// <summary>Opens the mix that a mixture file describes, in JSON (comments and trailing commas allowed) or YAML, the same that the <c>mlmix</c> command
    /// shows.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="path">Path of the file; <c>.yaml</c> and <c>.yml</c> are YAML, all others JSON. Paths in it are relative to it.</param>
    /// <param name="shard">The part of the mix that this machine reads. Default null: all of it.</param>
    /// <param name="cancellation">Stops the counting of rows here, and the reading of the mix later. Default: never.</param>
    /// <returns>A lazy view. Sources of text and JSON lines are read once here to count their rows, unless the file gives <c>rows</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="MixConfigurationException">The mixture is wrong, or its sources cannot be opened or mixed; every fault names line and key.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was set while rows were counted.</exception>
    public static MixedDataView LoadMixture(
        this DataOperationsCatalog catalog, string path, Shard? shard = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return MixtureOpener.Open(new MLContext(), MixtureReader.Read(path), shard, cancellation);
    }
}
