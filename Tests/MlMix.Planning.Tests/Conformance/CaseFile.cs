using System.Text.Json;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Conformance;

/// <summary>
/// Facts of any form, read from the folder beside the repository (MLMIX_CONFORMANCE names another) or from the copy in this project.
/// </summary>
internal static class CaseFile
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static T[] Read<T>(string file) => Original<T>(file) ?? Copy<T>(file);

    /// <summary>Holds the copy against the original, where there is one.</summary>
    public static void AssertCopyAgrees<T>(string file, Func<T, string> text)
    {
        if (Original<T>(file) is not { } original)
        {
            Assert.Inconclusive($"{file} is not beside the repository, so its copy has nothing to agree with. MLMIX_CONFORMANCE names its folder.");
            return;
        }
        Assert.IsNotEmpty(original);
        CollectionAssert.AreEqual(original.Select(text).ToArray(), Copy<T>(file).Select(text).ToArray(), file);
    }

    private static T[] Copy<T>(string file) => JsonSerializer.Deserialize<T[]>(File.ReadAllText(ProjectFolder.Copied("Conformance", file)), Json)!;

    private static T[]? Original<T>(string file)
    {
        string? folder = Environment.GetEnvironmentVariable("MLMIX_CONFORMANCE");
        if (folder is null && ProjectFolder.Repository is { } root)
            folder = Path.Combine(root, "..", "shared", "conformance");
        string path = Path.Combine(folder ?? "", file);
        return folder is null || !File.Exists(path) ? null : JsonSerializer.Deserialize<Whole<T>>(File.ReadAllText(path), Json)!.Cases;
    }

    private sealed record Whole<T>(T[] Cases);
}
