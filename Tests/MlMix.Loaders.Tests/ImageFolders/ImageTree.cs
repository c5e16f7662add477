using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.ImageFolders;

/// <summary>A folder of files that are named as images and never opened.</summary>
internal sealed class ImageTree : IDisposable
{
    private readonly TempFolder _folder = new();

    public ImageTree(params string[] files)
    {
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.WriteAllBytes(PathOf(file), []);
        }
    }

    public string Root => _folder.FullPath;

    public string PathOf(string name) => _folder.File(name);

    public void AddFolder(string name) => Directory.CreateDirectory(PathOf(name));

    /// <summary>Makes a link, or ends the test as inconclusive where the system does not allow it.</summary>
    public void AddLink(string name, string target, bool toFolder = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        try
        {
            if (toFolder)
                Directory.CreateSymbolicLink(PathOf(name), target);
            else
                File.CreateSymbolicLink(PathOf(name), target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Assert.Inconclusive($"This system does not let the test make links: {failure.Message}");
        }
    }

    /// <summary>The rows of a view of the folder: class, if there are classes, and path below the folder.</summary>
    public string[] Rows(IDataView view)
    {
        string[] paths =
        [
            .. ViewRows.Column<ReadOnlyMemory<char>>(view, "ImagePath").Select(path => Path.GetRelativePath(Root, path.ToString()).Replace('\\', '/')),
        ];
        return view.Schema.GetColumnOrNull("Label") is null
            ? paths
            : [.. ViewRows.Column<uint>(view, "Label").Zip(paths, (label, path) => FormattableString.Invariant($"{label} {path}"))];
    }

    public void Dispose() => _folder.Dispose();
}
