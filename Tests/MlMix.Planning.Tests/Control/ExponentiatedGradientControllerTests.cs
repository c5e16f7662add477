namespace MlMix.Planning.Tests.Control;

/// <summary>DoReMi's exponentiated gradient against values of its formula, worked out with 30 digits.</summary>
[TestClass]
public class ExponentiatedGradientControllerTests
{
    private const double Tolerance = 1e-12;

    [TestMethod]
    public void Update_OfTwoSources_FollowsTheFormula()
    {
        var controller = new ExponentiatedGradientController(2);
        AssertEqual([0.5, 0.5], controller.Weights);
        AssertEqual([0.5, 0.5], controller.AverageWeights);

        // a' = (e, 1) / (e + 1) = (0.7310585786, 0.2689414214); a = 0.999 a' + 0.0005.
        controller.Update([new(1, 5), new(0, 1)]);
        AssertEqual([0.7308275200513749, 0.2691724799486251], controller.Weights);
        // The first source has no rows, and keeps its excess of 1.
        controller.Update([new(9, 0), new(0.5, 2)]);
        AssertEqual([0.8170817821009983, 0.1829182178990017], controller.Weights);
        controller.Update([new(0, 1), new(0.5, 1)]);
        AssertEqual([0.7301788621881549, 0.2698211378118451], controller.Weights);

        AssertEqual(
            [
                (0.7308275200513749 + 0.8170817821009983 + 0.7301788621881549) / 3,
                (0.2691724799486251 + 0.1829182178990017 + 0.2698211378118451) / 3,
            ],
            controller.AverageWeights);
        Assert.AreEqual(3, controller.Updates);
    }

    [TestMethod]
    public void Update_WithReferences_TakesWhatIsAboveThem()
    {
        var controller = new ExponentiatedGradientController(2, new ExponentiatedGradientOptions { ReferenceLosses = [2, 5], StepSize = 2 });

        // Excesses 0.5 and 0, since 4 is below 5; a step of 2 makes the exponents 1 and 0, as in the test before.
        controller.Update([new(2.5, 1), new(4, 1)]);

        AssertEqual([0.7308275200513749, 0.2691724799486251], controller.Weights);
    }

    [TestMethod]
    public void Update_BySmoothingOfOne_LeavesEqualWeights()
    {
        var controller = new ExponentiatedGradientController(2, new ExponentiatedGradientOptions { Smoothing = 1, InitialWeights = [9, 1] });
        AssertEqual([0.9, 0.1], controller.Weights);

        controller.Update([new(3, 1), new(0, 1)]);

        AssertEqual([0.5, 0.5], controller.Weights);
    }

    [TestMethod]
    public void Options_ThatAreWrong_AreAllNamed()
    {
        var options = new ExponentiatedGradientOptions
        {
            StepSize = double.NaN, Smoothing = 0, ReferenceLosses = [1, double.NaN, 3], InitialWeights = [1],
        };

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => new ExponentiatedGradientController(2, options));

        CollectionAssert.AreEqual(
            new[]
            {
                "StepSize must be a finite number above 0; it is NaN. DoReMi has 1.",
                "Smoothing must be above 0 and at most 1; it is 0. DoReMi has 0.001.",
                "InitialWeights has 1 numbers, but there are 2 sources; give one for each, or leave it out.",
                "ReferenceLosses has 3 numbers, but there are 2 sources; give one for each, or leave it out.",
                "ReferenceLosses has NaN for source 2 of 3; a loss is a finite number.",
            },
            fault.Faults.ToArray());
        Assert.ThrowsExactly<MixConfigurationException>(() => new ExponentiatedGradientController(0));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ExponentiatedGradientController(2, null!));
    }

    private static void AssertEqual(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance, $"weight {i}");
    }
}
