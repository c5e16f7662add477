namespace MlMix.Planning.Tests;

[TestClass]
public class MixConfigurationExceptionTests
{
    [TestMethod]
    public void Message_OfOneFault_IsOneLine() =>
        Assert.AreEqual("Mix: It rains.", new MixConfigurationException("Mix", ["It rains."]).Message);

    [TestMethod]
    public void Message_OfTwoFaults_IsAList() =>
        Assert.AreEqual(
            "Mix: 2 faults\n- It rains.\n- It snows.",
            new MixConfigurationException("Mix", ["It rains.", "It snows."]).Message);

    [TestMethod]
    public void Faults_OfAListThatChangesLater_AreKept()
    {
        List<string> faults = ["It rains."];
        var exception = new MixConfigurationException("Mix", faults);
        faults.Clear();
        CollectionAssert.AreEqual(new[] { "It rains." }, exception.Faults.ToArray());
    }

    [TestMethod]
    public void Exception_OfConfiguration_IsAnArgumentException() =>
        Assert.IsInstanceOfType<ArgumentException>(new MixConfigurationException("Mix", ["It rains."]));
}
