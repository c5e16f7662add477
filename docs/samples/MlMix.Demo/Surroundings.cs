using MlMix.Demo.Download;

namespace MlMix.Demo;

/// <summary>What the demo takes from outside its command line, in one place so that tests can give their own.</summary>
internal sealed record Surroundings(TextWriter Output, TextWriter Error)
{
    public const string DataVariableName = "MLMIX_DATA";

    /// <summary>The folder that holds <c>artifacts/</c>: the repository's root, or the current directory outside of one.</summary>
    public string Root { get; init; } = FindRoot();

    public string? DataVariable { get; init; } = Environment.GetEnvironmentVariable(DataVariableName);

    public IReadOnlyList<RemoteFile> RemoteFiles { get; init; } = Download.RemoteFiles.All;

    public DownloadOptions DownloadOptions { get; init; } = new();

    private static string FindRoot()
    {
        string current = Directory.GetCurrentDirectory();
        foreach (string start in new[] { current, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "MlMix.sln")))
                    return folder.FullName;
            }
        }

        return current;
    }
}
