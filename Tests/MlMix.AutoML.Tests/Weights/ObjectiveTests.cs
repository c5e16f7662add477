namespace MlMix.Searching.Tests.Weights;

[TestClass]
public sealed class ObjectiveTests
{
    private static readonly Dictionary<string, double> Sources = new() { ["a"] = 0.9, ["b"] = 0.5, ["c"] = 0.7 };

    [TestMethod]
    public void Objectives_AreWhatTheyAreCalled()
    {
        Assert.AreEqual(0.8, MixtureObjective.Overall.Value(0.8, Sources, higherIsBetter: true));
        Assert.AreEqual(0.5, MixtureObjective.WorstSource.Value(0.8, Sources, higherIsBetter: true));
        Assert.AreEqual(0.9, MixtureObjective.WorstSource.Value(0.8, Sources, higherIsBetter: false));
        Assert.AreEqual(0.7, MixtureObjective.Source("c").Value(0.8, Sources, higherIsBetter: true));
        // (3 x 0.9 + 1 x 0.5) / 4.
        Assert.AreEqual(0.8, Weighted(("a", 3), ("b", 1), ("c", 0)).Value(0.1, Sources, higherIsBetter: true), 1e-12);
        Assert.IsTrue(double.IsNaN(MixtureObjective.Source("d").Value(0.8, Sources, higherIsBetter: true)), "no rows, no value");
    }

    [TestMethod]
    public void Objectives_InTables_HaveNames()
    {
        Assert.AreEqual("overall", MixtureObjective.Overall.ToString());
        Assert.AreEqual("worst source", MixtureObjective.WorstSource.ToString());
        Assert.AreEqual("yelp", MixtureObjective.Source("yelp").ToString());
        Assert.AreEqual("0.75 a + 0.25 b", Weighted(("b", 1), ("a", 3)).ToString());
    }

    [TestMethod]
    public void Weighted_WrongWeights_AreAllNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Weighted(("a", -1), ("b", double.NaN)));

        Assert.HasCount(3, error.Faults);
        Assert.Contains("'a' is -1", error.Message);
        Assert.Contains("'b' is NaN", error.Message);
        Assert.Contains("No source has a weight above 0", error.Message);
    }

    private static MixtureObjective Weighted(params (string Source, double Weight)[] weights) =>
        MixtureObjective.Weighted(weights.ToDictionary(pair => pair.Source, pair => pair.Weight));
}
