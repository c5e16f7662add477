using Microsoft.ML;

namespace MlMix.Contract.Tests;

/// <summary>
/// Offline/ may have less than ML.NET, never more or other. Approved/Offline.txt is what it has: the offline build checks that this is so,
/// the nuget build that ML.NET has all of it.
/// </summary>
[TestClass]
public sealed partial class ApiSurfaceTests
{
    [TestMethod]
    public void ApprovedSurface_EveryLine_IsInThisBuild()
    {
        SortedSet<string> surface = ApiSurface.Of(typeof(IDataView).Assembly, typeof(SchemaShape).Assembly, typeof(MLContext).Assembly);
        string[] missing = [.. Approved().Except(surface)];
        Assert.IsEmpty(missing, $"Approved, but not there:\n{string.Join('\n', missing)}");
    }

    private static string[] Approved() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Approved", "Offline.txt"));
}
