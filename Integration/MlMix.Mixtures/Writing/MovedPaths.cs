using MlMix.Mixtures.Nodes;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures.Writing;

/// <summary>Rewrites the paths of a mixture that goes to another folder, so that they lead to the same files.</summary>
/// <param name="from">The folder in which it is.</param>
/// <param name="to">The folder in which it is to be.</param>
internal sealed class MovedPaths(string from, string to)
{
    private static readonly string[] Keys = ["path", "images", "labels", "mixture"];

    public void Write(MixtureText text)
    {
        foreach (MixtureMember schema in text.Root.Members.Where(member => member.Key == "$schema" && IsRelative(member.Value.Text)))
            Replace(text, schema, schema.Value, takesPatterns: false);
        foreach (MixtureNode source in text.Root.Members.First(member => member.Key == "sources").Value.Items)
        {
            // Folders of images are not looked for.
            bool isOfFiles = !source.Members.Any(member => member is { Key: "format", Value.Text: "images" });
            foreach (MixtureMember member in source.Members.Where(member => Keys.Contains(member.Key)))
                Replace(text, member, member.Value, takesPatterns: isOfFiles && member.Key == "path");
        }
    }

    private static bool IsRelative(string address) => !Uri.TryCreate(address, UriKind.Absolute, out _);

    private void Replace(MixtureText text, MixtureMember member, MixtureNode value, bool takesPatterns)
    {
        foreach (MixtureNode item in value.Items)
            Replace(text, member, item, takesPatterns);
        if (value.Kind == NodeKind.Text && Moved(member, value.Text, takesPatterns) is var path && path != value.Text)
            text.Replace(member, value, MixtureText.Quoted(path));
    }

    /// <summary>The path from the new folder. From the first pattern on it is as it was, for .. after a pattern leads back from what that finds.</summary>
    private string Moved(MixtureMember member, string path, bool takesPatterns)
    {
        if (Path.IsPathRooted(path))
            return path;
        string[] parts = path.Replace('\\', '/').Split('/');
        int pattern = takesPatterns ? Array.FindIndex(parts, FileGlob.IsPattern) : -1;
        int literal = pattern < 0 ? parts.Length : pattern;
        string folder = Path.GetRelativePath(to, Path.Combine(from, string.Join('/', parts[..literal]))).Replace('\\', '/');
        if (takesPatterns && FileGlob.IsPattern(folder))
        {
            throw new InvalidDataException(
                $"line {member.Line}: {member.Key} would lead by '{folder}', where * and ? stand for parts of names; give the folder another name.");
        }

        IEnumerable<string> whole = folder == "." && pattern >= 0 ? parts[literal..] : parts[literal..].Prepend(folder);
        return string.Join('/', whole);
    }
}
