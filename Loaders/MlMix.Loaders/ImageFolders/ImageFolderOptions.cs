namespace MlMix;

/// <summary>Which files of a folder <see cref="Microsoft.ML.ImageFolderCatalog"/> takes for images, and how they are labelled.</summary>
/// <remarks>The values are taken when the view is made; later changes do not touch it.</remarks>
public sealed class ImageFolderOptions
{
    /// <summary>Gets or sets the name of the column that holds the full path of each image, as text.</summary>
    /// <value>Default <c>ImagePath</c>. Not empty.</value>
    public string PathColumnName { get; set; } = "ImagePath";

    /// <summary>Gets or sets the name of the column that holds the class of each image, a key whose values are <see cref="ClassNames"/>.</summary>
    /// <value>Default <c>Label</c>: the folder has a folder for each class. Null: there are no labels, the images lie in the folder itself. Else not empty,
    /// and other than <see cref="PathColumnName"/>.</value>
    public string? LabelColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the names of the classes in the order of their keys, for a folder that is to have the keys of another one.</summary>
    /// <value>Default null: the names of the folders, in ordinal order. Else none is empty and all differ; a name without a folder is a class without
    /// images, and images in a folder of another name are an error.</value>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>Gets or sets the extensions of image files, each with its dot; upper and lower case are the same. Other files are passed over.</summary>
    /// <value>Default <c>.bmp</c>, <c>.gif</c>, <c>.jpeg</c>, <c>.jpg</c> and <c>.png</c>. At least one.</value>
    public IReadOnlyList<string> Extensions { get; set; } = [".bmp", ".gif", ".jpeg", ".jpg", ".png"];

    /// <summary>Gets or sets whether images in folders further below count: below the folder of a class they are of that class.</summary>
    /// <value>Default true. If false, only files that lie in the folder of a class itself are taken, or without labels in the folder given.</value>
    public bool Recursive { get; set; } = true;

    /// <summary>Gets or sets what is told, after each folder, how many images were found so far.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<int>? Progress { get; set; }

    /// <summary>Gets or sets a token that stops the search for files.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }
}
