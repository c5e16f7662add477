using System.Reflection;
using System.Xml.Linq;
using MlMix.Testing;

namespace MlMix.Api.Tests;

/// <summary>
/// The public API is held in Approved/*.txt, so that every change of it is seen in a diff. To approve a change, copy the file that the failing
/// test names over the approved one. It is that of the build with Microsoft.ML; the offline build has a part of it.
/// </summary>
[TestClass]
public sealed class PublicApiTests
{
    public static IEnumerable<object[]> Shipping =>
        Names.Select(name => new object[] { Assembly.Load(name) }).Where(parameters => ((Assembly)parameters[0]).GetExportedTypes().Length > 0);

    private static readonly string[] Names =
    [
        "MlMix.Planning", "MlMix.Loaders", "MlMix.Transforms", "MlMix.Mixtures",
        "MlMix.DataFrame", "MlMix.AutoML", "MlMix.TorchSharp", "MlMix.ImageAnalytics", "MlMix.Training",
    ];

    private static bool IsOffline => typeof(Microsoft.ML.IDataView).Assembly.GetName().Name == "MlMix.Offline";

    [TestMethod]
    public void Assemblies_WithoutAnIntegration_AreNeverLeftOut()
    {
        string[] shipping = [.. Shipping.Select(parameters => ((Assembly)parameters[0]).GetName().Name!)];

        CollectionAssert.IsSubsetOf(Names[..4], shipping);
    }

    [TestMethod]
    [DynamicData(nameof(Shipping))]
    public void PublicApi_OfEveryAssembly_IsTheApprovedOne(Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        string actual = PublicApi.Of(assembly);
        string approved = Repository.PathOf("Tests", "MlMix.Api.Tests", "Approved", name + ".txt");
        string received = Repository.PathOf("artifacts", name + ".received.txt");
        string expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (IsOffline)
        {
            string[] strangers = [.. Members(actual).Except(Members(expected))];
            Assert.IsEmpty(strangers, $"Not in '{approved}', which is approved in the build with Microsoft.ML:\n{string.Join("\n", strangers)}");
            return;
        }

        if (expected != actual)
            File.WriteAllText(received, actual);

        Assert.IsTrue(expected == actual, $"The public API of {name} is not the approved one. If it is meant so, copy '{received}' to '{approved}'.");
    }

    [TestMethod]
    [DynamicData(nameof(Shipping))]
    public void Documentation_OfEveryAssembly_HasItsPublicTypes(Assembly assembly)
    {
        string file = Path.ChangeExtension(assembly.Location, ".xml");
        Assert.IsTrue(File.Exists(file), $"There is no '{file}' to ship beside the assembly.");
        HashSet<string> documented = [.. XDocument.Load(file).Descendants("member").Select(member => member.Attribute("name")!.Value)];

        string[] missing = [.. assembly.GetExportedTypes().Select(type => "T:" + type.FullName).Where(name => !documented.Contains(name))];

        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    [TestMethod]
    [DynamicData(nameof(Shipping))]
    public void Doors_OfEveryAssembly_HaveAtMostFourParameters(Assembly assembly)
    {
        string[] wide =
        [
            .. from type in assembly.GetExportedTypes()
               from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
               where method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) && method.GetParameters().Length > 5
               select $"{type.Name}.{method.Name}",
        ];

        Assert.IsEmpty(wide, "Wider than the catalog and four parameters: " + string.Join(", ", wide));
    }

    [TestMethod]
    [DynamicData(nameof(Shipping))]
    public void Namespaces_OfPublicTypes_AreTwo(Assembly assembly)
    {
        string[] strangers = [.. assembly.GetExportedTypes().Where(type => type.Namespace is not ("MlMix" or "Microsoft.ML")).Select(type => type.FullName!)];

        Assert.IsEmpty(strangers, string.Join(", ", strangers));
    }

    /// <summary>The lines of a text of an API, each member with its type.</summary>
    private static IEnumerable<string> Members(string api)
    {
        string type = "";
        foreach (string line in api.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
                type = line;
            yield return line == type ? type : $"{type} >{line}";
        }
    }
}
