using System.Reflection;
using System.Xml.Linq;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

/// <summary>Planning knows the framework and nothing else.</summary>
[TestClass]
public class PurityTests
{
    [TestMethod]
    public void Planning_Assembly_RefersToTheFrameworkOnly()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        AssemblyName[] references = typeof(MixPlan).Assembly.GetReferencedAssemblies();
        Assert.IsNotEmpty(references);
        string[] names = [.. references.Select(reference => reference.Name!)];
        string[] foreign = [.. names.Where(name => !File.Exists(Path.Combine(framework, name + ".dll")))];
        Assert.IsEmpty(foreign, $"Planning refers to {string.Join(", ", foreign)}");
        // The framework has files, threads and clocks as well.
        string[] impure = ["System.IO", "System.Threading", "System.Net", "System.Diagnostics.Process"];
        Assert.IsFalse(names.Any(name => impure.Any(part => name.StartsWith(part, StringComparison.Ordinal))),
            string.Join(", ", names));
    }

    [TestMethod]
    public void Planning_Project_HasNoPackagesAndNoProjects()
    {
        Assert.IsNotNull(ProjectFolder.Repository, "the repository is neither above the test assembly nor where it was built");
        string path = Path.Combine(ProjectFolder.Repository, "Loaders", "MlMix.Planning", "MlMix.Planning.csproj");
        XElement[] elements = [.. XDocument.Load(path).Descendants()];
        Assert.IsTrue(elements.Any(element => element.Name.LocalName == "PropertyGroup"), "read as a project");
        string[] references = ["PackageReference", "ProjectReference", "Reference", "FrameworkReference"];
        Assert.IsEmpty(elements.Where(element => references.Contains(element.Name.LocalName)).Select(element => element.ToString()));
    }
}
