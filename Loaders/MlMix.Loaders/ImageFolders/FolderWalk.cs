namespace MlMix.ImageFolders;

/// <summary>A walk through folders, which notes where it cannot go.</summary>
internal sealed class FolderWalk(string root, Faults faults, CancellationToken cancellation)
{
    // The folders that are open, one within the other, by the paths that they have without links.
    private readonly List<string> _open = [];
    private readonly List<string> _brokenLinks = [];
    private readonly List<string> _loops = [];

    /// <summary>What is in the folder that the walk is for.</summary>
    public IEnumerable<FolderEntry> Open() => Open(new FolderEntry(root, "", IsFolder: true, IsLink: true));

    /// <summary>What is in a folder that was found in the one that is open, in ordinal order. It is open until the last entry was taken.</summary>
    public IEnumerable<FolderEntry> Open(FolderEntry folder)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = folder.IsLink ? folder.Target()! : Path.Join(_open[^1], folder.Name);
        if (_open.Contains(path))
        {
            _loops.Add(Relative(folder));
            yield break;
        }

        _open.Add(path);
        foreach (FolderEntry entry in Read(folder.Path))
        {
            if (entry.IsLink && entry.Target() is null)
                _brokenLinks.Add(Relative(entry));
            else
                yield return entry;
        }
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>Says which links could not be followed.</summary>
    public void Report()
    {
        if (_brokenLinks.Count > 0)
            faults.Add($"In '{root}', these links lead nowhere: {NameList.Of(_brokenLinks)}. Bring back what they lead to, or remove them.");
        if (_loops.Count > 0)
            faults.Add($"In '{root}', these links lead back to a folder that they lie in: {NameList.Of(_loops)}. Remove them.");
    }

    private FolderEntry[] Read(string folder)
    {
        try
        {
            return FolderEntry.Read(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            faults.Add($"The folder '{folder}' cannot be read: {failure.Message} Make it readable, or move it away.");
            return [];
        }
    }

    private string Relative(FolderEntry entry) => Path.GetRelativePath(root, entry.Path).Replace('\\', '/');
}
