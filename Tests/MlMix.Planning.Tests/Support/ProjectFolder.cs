using System.Reflection;

namespace MlMix.Planning.Tests.Support;

/// <summary>Where this test project's files and the repository are.</summary>
internal static class ProjectFolder
{
    /// <summary>Gets the path of a file that was copied beside the test assembly.</summary>
    public static string Copied(params string[] parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);

    /// <summary>
    /// Gets the repository's root: the nearest folder with MlMix.sln above the test assembly, else above the project it was built from.
    /// </summary>
    public static string? Repository => Above(AppContext.BaseDirectory) ?? Above(BuiltFrom);

    private static string BuiltFrom => typeof(ProjectFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectFolder").Value!;

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlMix.sln")))
                return folder.FullName;
        }
        return null;
    }
}
