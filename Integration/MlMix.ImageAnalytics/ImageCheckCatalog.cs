using Microsoft.ML.Data;
using MlMix;
using MlMix.Images;

namespace Microsoft.ML;

/// <summary>Adds a check of image files to <see cref="DataOperationsCatalog"/>.</summary>
public static class ImageCheckCatalog
{
    /// <summary>
    /// Loads every image of a view once, as ML.NET's <c>LoadImages</c> does, and names all that it cannot load. Later, in the middle of a training, ML.NET
    /// stops at the first of them without saying which file it is.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="images">A view with the paths of images: a folder, or a mix of them, of which a file is loaded once however often it comes.</param>
    /// <param name="pathColumnName">The name of the column of paths, as text; default <c>ImagePath</c>.</param>
    /// <param name="progress">What is told, after each image, how many were loaded; default null, nobody.</param>
    /// <param name="cancellation">A token that stops the check; default none.</param>
    /// <returns>The number of image files. One image is in memory at a time, and the paths of all.</returns>
    /// <remarks>A file that was cut short is loaded by ML.NET as far as it goes, and so passes.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="images"/> or <paramref name="pathColumnName"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There is no such column or it is not text; or images cannot be loaded, or rows have no path: each
    /// is a fault that names the file or row, up to a hundred, and one more says how many others there are.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static int CheckImages(
        this DataOperationsCatalog catalog,
        IDataView images,
        string pathColumnName = "ImagePath",
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(pathColumnName);
        var faults = new Faults("CheckImages");
        DataViewSchema.Column? column = images.Schema.GetColumnOrNull(pathColumnName);
        if (column is null)
        {
            faults.Add($"There is no column '{pathColumnName}' among {string.Join(", ", images.Schema.Select(one => $"'{one.Name}'"))}. "
                + $"Name that of the paths.");
        }
        else if (column.Value.Type is not TextDataViewType)
            faults.Add($"Column '{pathColumnName}' is {column.Value.Type}, and paths are text. Name the column of the paths.");
        faults.ThrowIfAny();

        var check = new ImageCheck(faults, progress);
        check.Read(images, column!.Value, cancellation);
        faults.ThrowIfAny();
        return check.Files;
    }
}
