namespace MlMix.Files;

/// <summary>
/// Files that are written beside and moved into place, so that there is always a whole one. A symbolic link stays one: what it leads to is written.
/// </summary>
internal static class WholeFile
{
    /// <summary>The file at the end of the links of a path, which need not be there; the path itself where it is no link.</summary>
    /// <exception cref="IOException">The links lead back to themselves.</exception>
    public static string Behind(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    /// <summary>Writes a file; one that is there is replaced.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is as it was.</exception>
    public static void Write(string path, byte[] bytes)
    {
        string file = Behind(path), part = file + ".part";
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
