using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Internal;

[TestClass]
public class FaultsTests
{
    [TestMethod]
    public void ThrowIfAny_WithoutFaults_DoesNothing()
    {
        var faults = new Faults("Thing");
        Assert.IsFalse(faults.Any);
        faults.ThrowIfAny();
    }

    [TestMethod]
    public void Add_InterpolatedNumbers_AreInvariant() => OtherCulture.Run(() =>
    {
        var faults = new Faults("Thing");
        faults.Add($"It is {-1.5} of {1234.5:0.00}, {(int?)null}{'x'}.");
        faults.Add("Plain.");
        Assert.IsTrue(faults.Any);
        MixConfigurationException thrown = Assert.ThrowsExactly<MixConfigurationException>(faults.ThrowIfAny);
        Assert.AreEqual("Thing: 2 faults\n- It is -1.5 of 1234.50, x.\n- Plain.", thrown.Message);
    });
}
