using System.Security.Cryptography;
using MlMix.Demo.Download;
using MlMix.Testing;

namespace MlMix.Demo.Tests.Download;

[TestClass]
public sealed class RemoteFilesTests
{
    [TestMethod]
    [DataRow("images-idx3-ubyte.gz")]
    [DataRow("labels-idx1-ubyte.gz")]
    public void All_Mnist_MatchesTheFilesThemselves(string name)
    {
        byte[] content = File.ReadAllBytes(Path.Combine(RealData.Folder("mnist-t10k"), name));

        RemoteFile file = RemoteFiles.All.Single(file => file.Path == $"mnist-t10k/{name}");

        Assert.AreEqual(content.Length, file.Length);
        Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
    }

    [TestMethod]
    public void All_EachFile_HasAHashAndAddressesOfTheTestSet()
    {
        Assert.HasCount(4, RemoteFiles.All);
        foreach (RemoteFile file in RemoteFiles.All)
        {
            Assert.MatchesRegex("^[0-9a-f]{64}$", file.Sha256);
            Assert.IsGreaterThanOrEqualTo(2, file.Addresses.Length);
            foreach (Uri address in file.Addresses)
                StringAssert.EndsWith(address.AbsolutePath, "/t10k-" + Path.GetFileName(file.Path));
        }
    }
}
