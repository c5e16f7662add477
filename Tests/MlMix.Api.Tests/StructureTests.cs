using System.Xml.Linq;
using MlMix.Testing;

namespace MlMix.Api.Tests;

/// <summary>What the layout promises: who may refer to whom, and how large files get.</summary>
[TestClass]
public sealed class StructureTests
{
    private const int MostLines = 400;
    private const int LongestLine = 160;

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MlMix.Planning"] = [],
        ["MlMix.Loaders"] = ["MlMix.Planning"],
        ["MlMix.Transforms"] = ["MlMix.Planning"],
        ["MlMix.Offline"] = [],
        ["MlMix.Mixtures"] = ["MlMix.Loaders", "MlMix.Transforms"],
        ["MlMix.Tool"] = ["MlMix.Mixtures"],
        ["MlMix.DataFrame"] = ["MlMix.Loaders", "MlMix.Transforms"],
        // The best mixture of a search is written as a mixture file.
        ["MlMix.AutoML"] = ["MlMix.Loaders", "MlMix.Transforms", "MlMix.Mixtures"],
        ["MlMix.TorchSharp"] = ["MlMix.Loaders"],
        ["MlMix.ImageAnalytics"] = ["MlMix.Loaders"],
        ["MlMix.Training"] = ["MlMix.Loaders", "MlMix.Transforms"],
    };

    [TestMethod]
    public void Projects_ThatShip_ReferOnlyInOneDirection()
    {
        foreach (string project in new[] { "Loaders", "Transforms", "Integration", "Offline" }.SelectMany(Projects))
        {
            string[] references = [.. References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

            CollectionAssert.AreEquivalent(Allowed[Path.GetFileNameWithoutExtension(project)], references, project);
        }
    }

    [TestMethod]
    public void Planning_RefersTo_NoPackage()
    {
        Assert.IsEmpty(References(Repository.PathOf("Loaders", "MlMix.Planning", "MlMix.Planning.csproj"), "PackageReference").ToArray());
    }

    [TestMethod]
    public void Versions_OfPackages_StandInOnePlace()
    {
        string[] versioned =
        [
            .. new[] { "Loaders", "Transforms", "Integration", "Offline", "Tests", "Benchmarks", "docs" }.SelectMany(Projects)
                .Where(project => XDocument.Load(project).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null)),
        ];

        Assert.IsEmpty(versioned, string.Join(", ", versioned));
    }

    [TestMethod]
    public void Files_OfCode_AreShortAndNarrow()
    {
        string[] large =
        [
            .. from file in Sources()
               let lines = File.ReadAllLines(file)
               where lines.Length > MostLines || lines.Any(line => line.Length > LongestLine)
               select $"{Path.GetRelativePath(Repository.PathOf(), file)}: {lines.Length} lines, the longest of {lines.Max(line => line.Length)}",
        ];

        Assert.IsEmpty(large, string.Join("\n", large));
    }

    [TestMethod]
    public void Files_OfCode_HaveNoConditionalCompilation()
    {
        string[] conditional = [.. Sources().Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if ", StringComparison.Ordinal)))];

        Assert.IsEmpty(conditional, string.Join("\n", conditional));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    private static IEnumerable<string> Projects(string folder) => Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> Sources() => new[] { "Loaders", "Transforms", "Integration", "Offline", "Tests", "Benchmarks", "docs" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories));
}
