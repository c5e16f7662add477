using MlMix;
using MlMix.Mixtures.Writing;

namespace Microsoft.ML;

/// <summary>The door to writing weights and label spaces into mixture files on <c>mlContext.Data</c>.</summary>
public static class SaveMixtureCatalog
{
    /// <summary>
    /// Writes a mixture file with other weights, and with another label space if one is given; all else in it, comments, spaces and a byte order mark too,
    /// stays as it is. The file is checked, written beside and moved into place. A symbolic link stays: the file that it leads to is written.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="path">
    /// Where to write, of the same form, JSON or YAML. May be <paramref name="mixturePath"/> itself. In another folder, relative paths in it are rewritten so
    /// that they lead to the same files; the folder must exist.
    /// </param>
    /// <param name="weights">The weight of each source by name, finite and not negative, one above 0. Only the ratios count.</param>
    /// <param name="mixturePath">Path of the mixture file to take the rest from. Default null: <paramref name="path"/> itself.</param>
    /// <param name="labels">
    /// The label space, for the keys <c>labels</c> and <c>label</c>. What stands there is replaced unless it says the same; where nothing stands there, they
    /// come before <c>sources</c>. Default null: that of the file stays.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">A path is null or empty.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">
    /// What is to be replaced is an anchor or alias of YAML, which other places share; or a path would lead through a folder with * or ? in its name.
    /// </exception>
    /// <exception cref="MixConfigurationException">
    /// The mixture is wrong, its selection or schedule leaves weights without effect, names of weights or of the label space are not those of its sources, a
    /// weight is wrong, or the path is in a folder that is not there, of another form, or that of a mixture in it; all faults are listed.
    /// </exception>
    public static void SaveMixture(
        this DataOperationsCatalog catalog,
        string path,
        IReadOnlyDictionary<string, double> weights,
        string? mixturePath = null,
        LabelSpace? labels = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(weights);
        mixturePath ??= path;
        ArgumentException.ThrowIfNullOrEmpty(mixturePath);
        MixtureWriter.Write(path, weights, labels, mixturePath);
    }
}
