using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Images.Tests.Support;

/// <summary>Tests that read images, in a folder of their own. Where ML.NET's native library of images is absent they end as inconclusive.</summary>
public abstract class ImageTests
{
    private readonly TempFolder _folder = new();

    protected static MLContext Ml { get; } = new(seed: 1);

    protected string Root => _folder.FullPath;

    [TestInitialize]
    public void RequireImages()
    {
        try
        {
            using MLImage image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Rgba32, new byte[4]);
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException)
        {
            Assert.Inconclusive($"Images cannot be read on this system: {failure.GetBaseException().Message}");
        }
    }

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    /// <summary>Writes a file, with the folders that it lies in, and gives its full path.</summary>
    protected string Write(string name, byte[] content)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    protected string PathOf(string name) => _folder.File(name);

    /// <summary>A view of paths.</summary>
    protected static IDataView Paths(params string[] paths) => Ml.Data.LoadFromArrays(ArrayColumn.Scalar("ImagePath", paths));
}
