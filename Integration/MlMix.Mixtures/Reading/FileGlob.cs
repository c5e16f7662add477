using System.IO.Enumeration;

namespace MlMix.Mixtures.Reading;

/// <summary>Finds files by a path in which * and ? stand for parts of a name and ** for any folders between.</summary>
internal static class FileGlob
{
    private const string AnyFolders = "**";

    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files, relative to the folder and with / between the parts, in ordinal order; a folder that is not there has none.</summary>
    public static string[] Find(string folder, string pattern)
    {
        string[] parts = pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool isRooted = Path.IsPathRooted(pattern);
        string root = isRooted ? Path.GetPathRoot(pattern)! : folder;
        var found = new List<string>();
        Walk(isRooted ? root : "", root, isRooted && OperatingSystem.IsWindows() ? parts[1..] : parts, found);
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    private static void Walk(string prefix, string folder, ReadOnlySpan<string> parts, List<string> found)
    {
        if (!Directory.Exists(folder))
            return;
        string part = parts[0];
        if (parts.Length == 1 && part != AnyFolders)
        {
            found.AddRange(Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!)
                .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false)).Select(name => prefix + name));
            return;
        }

        if (part == AnyFolders)
        {
            ReadOnlySpan<string> rest = parts.Length == 1 ? ["*"] : parts[1..];
            Walk(prefix, folder, rest, found);
            foreach (string below in Folders(folder, "*").Where(below => !LeadsBack(folder, below)))
                Walk($"{prefix}{below}/", Path.Combine(folder, below), parts, found);
            return;
        }

        if (part is "." or "..")
        {
            Walk($"{prefix}{part}/", Path.Combine(folder, part), parts[1..], found);
            return;
        }

        foreach (string below in Folders(folder, part))
            Walk($"{prefix}{below}/", Path.Combine(folder, below), parts[1..], found);
    }

    private static IEnumerable<string> Folders(string folder, string pattern) =>
        Directory.EnumerateDirectories(folder).Select(below => Path.GetFileName(below)!)
            .Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    /// <summary>Whether a folder is a link to one that it stands in: there is no end to what lies below.</summary>
    private static bool LeadsBack(string folder, string below) =>
        new DirectoryInfo(Path.Combine(folder, below)) is { LinkTarget: not null } link &&
        link.ResolveLinkTarget(returnFinalTarget: true) is { FullName: var target } &&
        Path.GetRelativePath(target, folder) is var way && !Path.IsPathRooted(way) && way.Split('/', '\\')[0] != "..";
}
