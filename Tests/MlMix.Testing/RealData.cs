using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace MlMix.Testing;

/// <summary>
/// Finds data that is not part of the repository: in the folder that the environment variable MLMIX_DATA names, else in ../shared/data.
/// Both are taken relative to the repository root unless they are rooted.
/// </summary>
public static class RealData
{
    private const string Variable = "MLMIX_DATA";
    private const string DefaultFolder = "../shared/data";

    /// <summary>Gives the folder of a data set, or ends the test as inconclusive, saying where it was looked for.</summary>
    public static string Folder(string name)
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        string data = string.IsNullOrEmpty(given) ? DefaultFolder : given;
        string? root = Path.IsPathRooted(data) ? "" : Repository.Root;
        if (root is null)
        {
            Assert.Inconclusive($"Data set '{name}' is absent: {Variable} is not a rooted path, and no MlMix.sln lies above "
                + $"'{AppContext.BaseDirectory}' to take '{data}' relative to. Set {Variable} to the folder that holds it.");
        }
        string folder = Path.GetFullPath(Path.Combine(root, data, name));
        if (!Directory.Exists(folder))
            Assert.Inconclusive($"Data set '{name}' is absent: there is no folder '{folder}'. Set {Variable} to the folder that holds it.");
        return folder;
    }
}
