using MlMix;
using MlMix.Mixtures.Writing;

namespace Microsoft.ML;

/// <summary>The door to writing weights into mixture files on <c>mlContext.Data</c>.</summary>
public static class SaveMixtureCatalog
{
    /// <summary>
    /// Writes a mixture file with other weights; all else in it, comments and spaces too, stays as it is. The file is written beside the path, read back and
    /// moved into place.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="path">
    /// Where to write: in the folder of <paramref name="mixturePath"/>, because paths in it are relative to it, and of the same form, JSON or YAML. May be
    /// <paramref name="mixturePath"/> itself.
    /// </param>
    /// <param name="weights">The weight of each source by name, finite and not negative, one above 0. Only the ratios count.</param>
    /// <param name="mixturePath">Path of the mixture file to take the rest from. Default null: <paramref name="path"/> itself.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">A path is null or empty.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A weight is an alias of YAML, which other places share.</exception>
    /// <exception cref="MixConfigurationException">
    /// The mixture is wrong, its selection or schedule leaves weights without effect, the names are not those of its sources, a weight is wrong, or the
    /// path is in another folder or of another form; all faults are listed.
    /// </exception>
    public static void SaveMixture(
        this DataOperationsCatalog catalog, string path, IReadOnlyDictionary<string, double> weights, string? mixturePath = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(weights);
        mixturePath ??= path;
        ArgumentException.ThrowIfNullOrEmpty(mixturePath);
        MixtureWriter.Write(path, weights, mixturePath);
    }
}
