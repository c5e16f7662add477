namespace MlMix.ImageFolders;

/// <summary>The image files of a folder in their order, and the folders of classes among them.</summary>
internal sealed class ImageFiles(string folder, ImageFolderOptions options, Faults faults)
{
    private readonly FolderWalk _walk = new(folder, faults, options.Cancellation);
    private readonly HashSet<string> _extensions = new(options.Extensions.Where(extension => extension is not null), StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _paths = [];
    private readonly List<(string Name, int Images)> _classes = [];

    /// <summary>The full paths.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    /// <summary>The folders of classes in their order, each with the number of its images, which come after those of the folder before it.</summary>
    public IReadOnlyList<(string Name, int Images)> Classes => _classes;

    /// <summary>Lists the files, and what is wrong with the folder.</summary>
    public void Find()
    {
        if (options.LabelColumnName is null)
            Add(_walk.Open());
        else
            AddClasses();
        _walk.Report();
    }

    private void AddClasses()
    {
        List<string> strays = [];
        foreach (FolderEntry entry in _walk.Open())
        {
            if (entry.IsFolder)
            {
                int before = _paths.Count;
                Add(_walk.Open(entry));
                _classes.Add((entry.Name, _paths.Count - before));
            }
            else if (IsImage(entry))
                strays.Add(entry.Name);
        }
        if (strays.Count > 0)
        {
            faults.Add($"In '{folder}', there are images that are in no folder of a class: {NameList.Of(strays)}. Move them into one, or set "
                + $"ImageFolderOptions.LabelColumnName to null if the images have no labels.");
        }
        else if (_classes.Count == 0)
            faults.Add($"In '{folder}', there is no folder of a class. Give a folder that has one for each class, with the images of the class in it.");
    }

    private void Add(IEnumerable<FolderEntry> entries)
    {
        foreach (FolderEntry entry in entries)
        {
            if (!entry.IsFolder && IsImage(entry))
                _paths.Add(entry.Path);
            else if (entry.IsFolder && options.Recursive)
                Add(_walk.Open(entry));
        }
        options.Progress?.Report(_paths.Count);
    }

    private bool IsImage(FolderEntry entry) => _extensions.Contains(Path.GetExtension(entry.Name));
}
