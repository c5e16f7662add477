namespace MlMix.Testing;

/// <summary>The checkout that the tests run in, for tests that read its files.</summary>
public static class Repository
{
    /// <summary>Gets the folder that holds MlMix.sln, or null when the tests run elsewhere.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Gives the full path of a file or folder of the repository.</summary>
    /// <param name="parts">The path from the root.</param>
    /// <exception cref="DirectoryNotFoundException">The tests do not run within the repository.</exception>
    public static string PathOf(params string[] parts) => Path.Combine(
        [Root ?? throw new DirectoryNotFoundException($"No MlMix.sln lies above '{AppContext.BaseDirectory}'."), .. parts]);

    private static string? Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlMix.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
