namespace MlMix.Planning.Tests.Control;

/// <summary>The state of a controller as text, and texts that are none.</summary>
[TestClass]
public class ControllerStateTests
{
    [TestMethod]
    public void Save_IsOneLineOfJson() => Assert.AreEqual(
        """{"rule":"exp3","updates":0,"weights":[0.5,0.5],"rewards":[0,0]}""", new Exp3Controller(2).Save());

    [TestMethod]
    [DataRow("""{"rule":"exponentiated-gradient","updates":0,"weights":[0.5,0.5],"rewards":[0,0]}""",
        "It is the state of the rule 'exponentiated-gradient', but this controller has the rule 'exp3'")]
    [DataRow("""{"rule":"exp3","updates":0,"weights":[0.5,0.25,0.25],"rewards":[0,0,0]}""", "It is the state of 3 sources, but this controller has 2")]
    [DataRow("""{"rule":"exp3","updates":0,"weights":[0.5,0.5],"rewards":[0]}""", "its numbers do not belong together")]
    [DataRow("""{"rule":"exp3","updates":-1,"weights":[0.5,0.5],"rewards":[0,0]}""", "its numbers do not belong together")]
    [DataRow("""{"rule":"exp3","updates":1,"weights":[1,0],"rewards":[0,0]}""", "its numbers do not belong together")]
    [DataRow("""{"rule":"exp3","updates":1,"weights":[0.5,0.6],"rewards":[0,0]}""", "its numbers do not belong together")]
    [DataRow("""{"rule":"exp3","updates":1,"weights":[0.5,0.5]}""", "This is no state of a controller, or a damaged one")]
    [DataRow("""{"rule":"exp3","updates":1,"weights":["a"],"rewards":[0,0]}""", "This is no state of a controller, or a damaged one")]
    [DataRow("weights", "This is no state of a controller, or a damaged one")]
    public void Restore_OfWhatIsNoStateOfIt_SaysWhy(string state, string why)
    {
        var controller = new Exp3Controller(2);
        string before = controller.Save();

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => controller.Restore(state));

        StringAssert.Contains(fault.Message, why);
        Assert.AreEqual(before, controller.Save());
    }

    [TestMethod]
    public void Restore_OfNull_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => new ExponentiatedGradientController(2).Restore(null!));
}
