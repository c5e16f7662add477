using System.Text.Json;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Conformance;

/// <summary>
/// The facts that every mixer of this kind agrees on. Their home is a folder beside the repository (MLMIX_CONFORMANCE names another); a
/// copy in this project serves where that is absent.
/// </summary>
internal static class ConformanceFacts
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static ConformanceCase[] Read(string file) => Original(file) ?? Copy(file);

    public static ConformanceCase[] Copy(string file) =>
        JsonSerializer.Deserialize<ConformanceCase[]>(File.ReadAllText(ProjectFolder.Copied("Conformance", file)), Json)!;

    /// <returns>Null where the folder is absent.</returns>
    public static ConformanceCase[]? Original(string file)
    {
        string? folder = Environment.GetEnvironmentVariable("MLMIX_CONFORMANCE");
        if (folder is null && ProjectFolder.Repository is { } root)
            folder = Path.Combine(root, "..", "shared", "conformance");
        string path = Path.Combine(folder ?? "", file);
        if (folder is null || !File.Exists(path))
            return null;
        return JsonSerializer.Deserialize<OriginalFile>(File.ReadAllText(path), Json)!.Cases;
    }

    private sealed record OriginalFile(ConformanceCase[] Cases);
}
