using MlMix;
using MlMix.ImageFolders;

namespace Microsoft.ML;

/// <summary>Adds folders of images to <see cref="DataOperationsCatalog"/>.</summary>
public static class ImageFolderCatalog
{
    /// <summary>Makes a view over the images of a folder that has a folder for each class: one row for each image, none of which is opened.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="folder">The path of the folder, for example <c>flowers</c> with <c>flowers/rose/1.png</c> and <c>flowers/tulip/2.jpg</c>.</param>
    /// <returns>
    /// A view of the column <c>ImagePath</c>, the full path as text, and the column <c>Label</c>, a key whose values are the names of all folders in ordinal
    /// order, also of those without an image. The rows come class by class in the ordinal order of the names, which is the same on every system. The files are
    /// listed when the view is made, so the row count is known; the list stays in memory. The view may be read from any number of threads at once.
    /// <para>Images are the files with the extensions <c>.bmp</c>, <c>.gif</c>, <c>.jpeg</c>, <c>.jpg</c> and <c>.png</c> in the folder of a class or below it.
    /// Hidden files and folders, and those whose names begin with a dot, are passed over. Links are followed.</para>
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="folder"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There is no such folder, it has no folder of a class, images lie in it beside these, or there are no
    /// images; a link leads nowhere or back to a folder that it lies in; or a folder cannot be read.</exception>
    public static IDataView LoadFromImageFolder(this DataOperationsCatalog catalog, string folder) =>
        LoadFromImageFolder(catalog, folder, new ImageFolderOptions());

    /// <summary>Makes a view over the images of a folder, with or without labels: one row for each image, none of which is opened.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="folder">The path of the folder.</param>
    /// <param name="options">The names of the columns and classes, and which files are images.</param>
    /// <returns>
    /// A view of the full path of each image, as text, and, unless <see cref="ImageFolderOptions.LabelColumnName"/> is null, its class as a key. Files and
    /// folders come in the ordinal order of their names, which is the same on every system, and those below a folder in its place. The files are listed when
    /// the view is made, so the row count is known; the list stays in memory. The view may be read from any number of threads at once.
    /// <para>Hidden files and folders, and those whose names begin with a dot, are passed over. Links are followed.</para>
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="folder"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">One of the options is not as it says; there is no such folder, or there are no images; with labels, it has
    /// no folder of a class, images lie in it beside these, or images lie in a folder whose name is none of <see cref="ImageFolderOptions.ClassNames"/>; a
    /// link leads nowhere or back to a folder that it lies in; or a folder cannot be read. All of it is said at once.</exception>
    /// <exception cref="OperationCanceledException"><see cref="ImageFolderOptions.Cancellation"/> was cancelled.</exception>
    public static IDataView LoadFromImageFolder(this DataOperationsCatalog catalog, string folder, ImageFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        return ImageFolder.Load(folder, options);
    }
}
