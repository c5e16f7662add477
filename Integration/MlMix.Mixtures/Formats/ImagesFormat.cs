using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>A folder with a folder of image files for each label: columns <c>ImagePath</c> and <c>Label</c>, both text.</summary>
internal sealed class ImagesFormat(string folder, string[] files) : SourceFormat
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".gif"];

    /// <summary>The image files below a folder, relative to it, in ordinal order.</summary>
    public static string[] Find(string folder) =>
        [.. Reading.FileGlob.Find(folder, "*/**").Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))];

    public override IDataView Open(MLContext ml) => ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("ImagePath", files.Select(file => Path.GetFullPath(Path.Combine(folder, file))).ToArray()),
        ArrayColumn.Scalar("Label", files.Select(file => file.Split('/')[0]).ToArray()));
}
