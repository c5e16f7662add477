using System.IO.Enumeration;

namespace MlMix.ImageFolders;

/// <summary>A file or folder as it stands in its folder; a link is what it leads to.</summary>
internal readonly record struct FolderEntry(string Path, string Name, bool IsFolder, bool IsLink)
{
    /// <summary>What is in a folder and not hidden, in ordinal order of the names.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static FolderEntry[] Read(string folder)
    {
        // Links are what a listing without links lacks: to ask each file for its attributes takes longer than to list the folder again.
        HashSet<string> plain = [.. List(folder, FileAttributes.ReparsePoint, (ref FileSystemEntry entry) => entry.FileName.ToString())];
        FolderEntry[] read =
        [
            .. List(folder, 0, (ref FileSystemEntry entry) => new FolderEntry(entry.ToFullPath(), entry.FileName.ToString(), entry.IsDirectory, IsLink: false)),
        ];
        for (int index = 0; index < read.Length; index++)
            read[index] = read[index] with { IsLink = !plain.Contains(read[index].Name) };
        Array.Sort(read, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return read;
    }

    /// <summary>Where a link leads in the end, or null when it leads nowhere.</summary>
    public string? Target()
    {
        FileSystemInfo link = IsFolder ? new DirectoryInfo(Path) : new FileInfo(Path);
        try
        {
            // What only looks like a link, as a file that is kept in a cloud or came between the listings does, has no target but itself.
            FileSystemInfo target = link.ResolveLinkTarget(returnFinalTarget: true) ?? link;
            return target.Exists ? target.FullName : null;
        }
        catch (IOException)
        {
            return null; // It leads to itself.
        }
    }

    private static FileSystemEnumerable<T> List<T>(string folder, FileAttributes skip, FileSystemEnumerable<T>.FindTransform transform) =>
        new(folder, transform, new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | skip, IgnoreInaccessible = false })
        {
            // A name that begins with a dot is hidden on some systems; it is passed over on all.
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.',
        };
}
