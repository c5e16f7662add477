using Microsoft.ML;

namespace MlMix.ThirtyClasses;

/// <summary>The three sets: gzipped IDX files of images of 28 x 28 bytes and their labels from 0 to 9.</summary>
internal static class ImageSets
{
    /// <summary>Each set's name and folder, in the order in which a model knows the sources.</summary>
    public static readonly (string Name, string Folder)[] All =
        [("digits", "mnist-t10k"), ("clothes", "fashion-mnist-900"), ("kana", "kmnist-t10k")];

    public static IDataView Load(MLContext ml, string data, string folder) => ml.Data.LoadFromIdx(
        Path.Combine(data, folder, "images-idx3-ubyte.gz"),
        Path.Combine(data, folder, "labels-idx1-ubyte.gz"),
        new IdxOptions { Scale = 1f / 255 });

    public static MixSource[] Sources(MLContext ml, string data) => [.. All.Select(set => new MixSource(set.Name, Load(ml, data, set.Folder)))];
}
