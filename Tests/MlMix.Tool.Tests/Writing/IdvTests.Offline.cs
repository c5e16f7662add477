using MlMix.Testing;
using MlMix.Tool.Writing;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>The build without Microsoft.ML cannot write its files.</summary>
[TestClass]
public class IdvTests
{
    [TestMethod]
    public void Idv_IsRefused_BeforeAnythingIsWritten()
    {
        using var folder = new TempFolder();

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixWriter.Write(Plain(1, Floats("X", 1)), folder.File("x.idv"), new WriteOptions()));

        Assert.HasCount(1, error.Faults);
        Assert.AreEqual(
            "This build has no Microsoft.ML and so cannot write '.idv' files; write '.tsv' or '.jsonl', or use the build for Microsoft.ML.", error.Faults[0]);
        Assert.IsEmpty(Directory.GetFiles(folder.FullPath));
    }
}
