using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>Every C# block in the documents is a region of docs/samples, which is compiled, and which tests run.</summary>
[TestClass]
public sealed class QuotedCodeTests
{
    [TestMethod]
    public void CodeBlocks_OfEveryDocument_AreRegionsOfTheSamples()
    {
        HashSet<string> regions = [.. Regions()];
        string[] strangers =
        [
            .. from document in Documents()
               from block in Blocks(File.ReadAllText(document))
               where !regions.Contains(block)
               select $"{Path.GetRelativePath(Repository.PathOf(), document)}:\n{block}",
        ];

        Assert.IsEmpty(strangers, "Not quoted from docs/samples:\n" + string.Join("\n\n", strangers));
    }

    [TestMethod]
    public void Regions_OfTheSnippets_AreAllQuoted()
    {
        HashSet<string> blocks = [.. Documents().SelectMany(document => Blocks(File.ReadAllText(document)))];

        string[] unused = [.. Regions().Where(region => !blocks.Contains(region))];

        Assert.IsEmpty(unused, "Quoted nowhere:\n" + string.Join("\n\n", unused));
    }

    [TestMethod]
    public void Links_BetweenDocuments_LeadSomewhere()
    {
        string[] broken =
        [
            .. from document in Documents()
               from link in Links(File.ReadAllText(document))
               where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link))
               select $"{Path.GetRelativePath(Repository.PathOf(), document)}: {link}",
        ];

        Assert.IsEmpty(broken, string.Join("\n", broken));
    }

    private static IEnumerable<string> Documents() => Directory.EnumerateFiles(Repository.PathOf(), "*.md")
        .Concat(new[] { "docs", "Offline", "Benchmarks", "Integration", "Loaders" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories)));

    private static IEnumerable<string> Regions() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("docs", "samples"), "*.cs", SearchOption.AllDirectories)
        from part in File.ReadAllText(file).ReplaceLineEndings("\n").Split("#region ").Skip(1)
        select Dedent(part[part.IndexOf('\n')..part.IndexOf("#endregion", StringComparison.Ordinal)]);

    private static IEnumerable<string> Blocks(string markdown) =>
        from part in markdown.ReplaceLineEndings("\n").Split("\n```csharp\n").Skip(1)
        select Dedent(part[..part.IndexOf("\n```", StringComparison.Ordinal)]);

    private static IEnumerable<string> Links(string markdown) =>
        from part in markdown.Split("](").Skip(1)
        let link = part[..part.IndexOf(')', StringComparison.Ordinal)].Split('#')[0]
        where link.Length > 0 && !link.Contains(':', StringComparison.Ordinal)
        select link;

    private static string Dedent(string code)
    {
        string[] lines = [.. code.TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace)];
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : ""));
    }
}
