using System.Text.Json;
using System.Text.Json.Serialization;
using MlMix.Files;

namespace MlMix.Searching.Trials;

/// <summary>The trials of a search in a JSON file, so that it can go on. Written beside the file and moved into place.</summary>
internal sealed class TrialStore
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _path;
    private readonly Dictionary<string, string> _search;

    /// <param name="path">Path of the file, which may not be there yet.</param>
    /// <param name="search">What makes trials of two searches comparable, each by its name.</param>
    public TrialStore(string path, Dictionary<string, string> search) => (_path, _search) = (Path.GetFullPath(path), search);

    /// <summary>Reads the trials that are there.</summary>
    /// <param name="faults">Where it goes if the file is none or of another search.</param>
    public IReadOnlyList<StoredTrial> Read(Faults faults)
    {
        if (!File.Exists(_path))
            return [];
        Content? content = null;
        try
        {
            content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path), Form);
        }
        catch (JsonException fault)
        {
            faults.Add($"TrialsPath is '{_path}', which holds no trials: {fault.Message} Give the path of another file, or of none yet.");
            return [];
        }

        if (content is not { Version: Version, Search: not null, Trials: not null })
        {
            faults.Add($"TrialsPath is '{_path}', which holds no trials of version {Version}. Give the path of another file, or of none yet.");
            return [];
        }

        string[] differences =
        [
            .. _search.Where(pair => content.Search.GetValueOrDefault(pair.Key) != pair.Value)
                .Select(pair => $"{pair.Key} is '{pair.Value}' and was '{content.Search.GetValueOrDefault(pair.Key)}'"),
        ];
        if (differences.Length > 0)
        {
            faults.Add($"TrialsPath is '{_path}', which holds the trials of another search: {string.Join("; ", differences)}. " +
                "Give another path, or make the search as it was.");
        }

        return content.Trials;
    }

    /// <summary>Writes all trials.</summary>
    public void Write(IReadOnlyList<StoredTrial> trials) =>
        WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Content { Version = Version, Search = _search, Trials = [.. trials] }, Form));

    private sealed class Content
    {
        public int Version { get; init; }

        public Dictionary<string, string>? Search { get; init; }

        public List<StoredTrial>? Trials { get; init; }
    }
}
