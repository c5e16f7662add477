namespace MlMix.Planning.Tests.Control;

/// <summary>EXP3 against values of its formula, worked out with 30 digits.</summary>
[TestClass]
public class Exp3ControllerTests
{
    private const double Tolerance = 1e-12;

    private static readonly Exp3Options AsTheyAre = new() { RewardScale = 1 };

    [TestMethod]
    public void Weights_BeforeTheFirstUpdate_AreEqual()
    {
        var controller = new Exp3Controller(4);

        CollectionAssert.AreEqual(new[] { 0.25, 0.25, 0.25, 0.25 }, controller.Weights.ToArray());
        Assert.AreEqual(0.25, controller.Exploration);
    }

    [TestMethod]
    public void Update_OfTwoSources_FollowsTheFormula()
    {
        var controller = new Exp3Controller(2, AsTheyAre);

        // e(1) = min(1/2, sqrt(ln 2 / 2) = 0.589), so nothing but exploration.
        controller.Update([new(1, 1), new(0, 1)]);
        AssertWeights(controller, 0.5, 0.5);
        // R = (2, 0), e(1) = 1/2, e(2) = sqrt(ln 2 / 4).
        controller.Update([new(1, 1), new(0, 1)]);
        AssertWeights(controller, 0.5386896935440508, 0.4613103064559492);
        Assert.AreEqual(0.4162773055788489, controller.Exploration, Tolerance);
        // All rows of the first source: R(0) = 2 + 0.5 / 0.5386896935440508.
        controller.Update([new(0.5, 4), new(double.NaN, 0)]);
        AssertWeights(controller, 0.5870606519490682, 0.4129393480509318);
        // One row in four of the second source: R(1) = 2 * 0.25 / 0.4129393480509318.
        controller.Update([new(0, 3), new(2, 1)]);
        AssertWeights(controller, 0.5583709794285277, 0.4416290205714723);
        Assert.AreEqual(4, controller.Updates);
    }

    [TestMethod]
    public void Update_ByDefault_TakesATenthOfALossAsReward()
    {
        var controller = new Exp3Controller(3);

        for (int round = 0; round < 5; round++)
            controller.Update([new(3, 10), new(2, 20), new(1, 30)]);

        AssertWeights(controller, 0.3317402627425751, 0.3365194745148498, 0.3317402627425751);
    }

    [TestMethod]
    public void Update_InTheWarmUp_LeavesTheInitialWeightsAndTakesTheRewards()
    {
        var controller = new Exp3Controller(2, new Exp3Options { RewardScale = 1, WarmUp = 1, InitialWeights = [3, 1] });
        controller.Update([new(1, 3), new(0, 1)]);
        AssertWeights(controller, 0.75, 0.25);

        // R = (1 * 0.75 / 0.75) twice, as in the test of two sources.
        controller.Update([new(1, 3), new(0, 1)]);

        AssertWeights(controller, 0.5386896935440508, 0.4613103064559492);
    }

    [TestMethod]
    public void Update_OfOneSource_LeavesItAllTheWeight()
    {
        var controller = new Exp3Controller(1);

        controller.Update([new(7, 3)]);

        AssertWeights(controller, 1);
    }

    [TestMethod]
    public void Update_MakesANewListOfWeights()
    {
        var controller = new Exp3Controller(2, AsTheyAre);
        IReadOnlyList<double> before = controller.Weights;

        controller.Update([new(1, 1), new(0, 1)]);
        controller.Update([new(1, 1), new(0, 1)]);

        CollectionAssert.AreEqual(new[] { 0.5, 0.5 }, before.ToArray());
    }

    [TestMethod]
    public void Update_OfLossesThatAreNone_NamesEachAndChangesNothing()
    {
        var controller = new Exp3Controller(3);
        string before = controller.Save();

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(
            () => controller.Update([new(double.NaN, 2), new(1, -1), new(double.PositiveInfinity, 1), new(1, 1)]));

        CollectionAssert.AreEqual(
            new[]
            {
                "There are losses of 4 sources, but the weights are those of 3; give one for each, in their order.",
                "The loss of source 1 of 4 is NaN over 2 rows; it must be finite. Has the training diverged?",
                "Source 2 of 4 has -1 rows; give 0 or more.",
                "The loss of source 3 of 4 is Infinity over 1 rows; it must be finite. Has the training diverged?",
            },
            fault.Faults.ToArray());
        Assert.AreEqual(before, controller.Save());
        fault = Assert.ThrowsExactly<MixConfigurationException>(() => controller.Update([default, default, default]));
        StringAssert.Contains(fault.Message, "No source has a row");
        Assert.ThrowsExactly<ArgumentNullException>(() => controller.Update(null!));
    }

    [TestMethod]
    public void Options_ThatAreWrong_AreAllNamed()
    {
        var options = new Exp3Options { RewardScale = 0, WarmUp = -1, InitialWeights = [1, 0] };

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => new Exp3Controller(3, options));

        CollectionAssert.AreEqual(
            new[]
            {
                "RewardScale must be a finite number above 0; it is 0. 0.1 suits losses of about 0 to 10.",
                "WarmUp must be 0 updates or more; it is -1.",
                "InitialWeights has 2 numbers, but there are 3 sources; give one for each, or leave it out.",
                "InitialWeights has 0 for source 2 of 2; a weight here is a finite number above 0.",
            },
            fault.Faults.ToArray());
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => new Exp3Controller(0)).Message, "The number of sources must be 1 or more; it is 0.");
        Assert.ThrowsExactly<ArgumentNullException>(() => new Exp3Controller(3, null!));
    }

    private static void AssertWeights(Exp3Controller controller, params double[] expected)
    {
        Assert.HasCount(expected.Length, controller.Weights);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], controller.Weights[i], Tolerance, $"weight {i}");
    }
}
