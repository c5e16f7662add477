namespace MlMix.Searching.Tests.Modeling;

[TestClass]
public sealed class MixtureModelTests
{
    // Four mixtures of two sources: shares of a of 0, 1/3, 2/3 and 1 with values 1, 3, 2, 4. By hand: the slope is (4/3) / (5/9) = 2.4 around (0.5, 2.5), the
    // residuals are -0.3, 0.9, -0.9, 0.3, their variance 1.8 / 2, and the leverages 0.7, 0.3, 0.3, 0.7. The residuals have the form of a cubic, so a
    // square adds
    // nothing but leverage.
    private static readonly (IReadOnlyDictionary<string, double>, double)[] Four =
        [(Mix(0, 3), 1), (Mix(1, 2), 3), (Mix(2, 1), 2), (Mix(3, 0), 4)];

    [TestMethod]
    public void Fit_WithoutRidge_IsLeastSquares()
    {
        MixtureModel model = MixtureModel.Fit(Four, ridge: 0);

        Assert.IsFalse(model.IsQuadratic);
        Assert.AreEqual(4, model.Count);
        Assert.AreEqual(Math.Sqrt(0.9), model.NoiseDeviation, 1e-6);
        (double value, double deviation) = model.Predict(Mix(1, 1));
        Assert.AreEqual(2.5, value, 1e-6);
        Assert.AreEqual(Math.Sqrt(0.9 / 4), deviation, 1e-6);
        (value, deviation) = model.Predict(Mix(5, 0));
        Assert.AreEqual(3.7, value, 1e-6);
        Assert.AreEqual(Math.Sqrt(0.9 * 0.7), deviation, 1e-6);
    }

    [TestMethod]
    public void Fit_LeaveOneOut_IsTheErrorFromTheOthers()
    {
        MixtureModel model = MixtureModel.Fit(Four, ridge: 0);

        // -0.3 / 0.3 = -1 and 0.9 / 0.7: predicted are 2, 12/7, 23/7 and 3 for 1, 3, 2 and 4.
        Assert.AreEqual(Math.Sqrt((1 + 81 / 49.0) / 2), model.LeaveOneOutError, 1e-6);
        // Ranks 1, 3, 2, 4 and 2, 1, 4, 3: squared differences 1 + 4 + 4 + 1 of 4 (16 - 1) / 6.
        Assert.AreEqual(1 - 6 * 10 / 60.0, model.RankCorrelation, 1e-9);
    }

    [TestMethod]
    public void Propose_OnALine_IsItsEnd_AndSaysHowSure()
    {
        MixtureProposal proposal = MixtureModel.Fit(Four, ridge: 0).Propose();

        Assert.AreEqual(1, proposal.Weights["a"]);
        Assert.AreEqual(3.7, proposal.Value, 1e-6);
        Assert.AreEqual(1.2, proposal.Gain, 1e-6, "from 2.5");
        Assert.AreEqual(Math.Sqrt(0.9 * 0.25 / (5 / 9.0)), proposal.GainDeviation, 1e-6, "the error of half the slope");
        // 1.2 / 0.6364 = 1.8856 standard deviations; the normal distribution has 0.97033 below.
        Assert.AreEqual(0.97033, proposal.Confidence, 1e-4);
        Assert.Contains("a 1.0000, b 0.0000: 3.7000", proposal.ToString());
    }

    [TestMethod]
    public void Propose_LowerIsBetter_IsTheOtherEnd()
    {
        MixtureProposal proposal = MixtureModel.Fit(Four, higherIsBetter: false, ridge: 0).Propose();

        Assert.AreEqual(1, proposal.Weights["b"]);
        Assert.AreEqual(1.3, proposal.Value, 1e-6);
        Assert.AreEqual(1.2, proposal.Gain, 1e-6, "a gain is better, not higher");
    }

    [TestMethod]
    public void Propose_WithRanges_StaysInThem()
    {
        MixtureProposal proposal = MixtureModel.Fit(Four, ridge: 0).Propose(new Dictionary<string, WeightRange> { ["a"] = new(0.1, 0.4) });

        Assert.AreEqual(0.4, proposal.Weights["a"]);
        Assert.AreEqual(-0.24, proposal.Gain, 1e-6, "equal weights are out of reach and better");
        Assert.IsLessThan(0.5, proposal.Confidence);
    }

    [TestMethod]
    public void Fit_AQuadratic_IsFoundWithItsTop()
    {
        // 1 - |w - top|^2: its top on the simplex is known.
        double[] top = [0.2, 0.3, 0.5];
        (IReadOnlyDictionary<string, double>, double)[] trials =
        [
            .. from i in Enumerable.Range(0, 6)
               from j in Enumerable.Range(0, 6 - i)
               let w = new[] { i / 5.0, j / 5.0, (5 - i - j) / 5.0 }
               select (Three(w), 1 - w.Zip(top, (weight, best) => (weight - best) * (weight - best)).Sum()),
        ];

        MixtureModel model = MixtureModel.Fit(trials);

        Assert.IsTrue(model.IsQuadratic);
        Assert.AreEqual(1, model.RankCorrelation, 0.01);
        Assert.IsLessThan(0.001, model.LeaveOneOutError);
        MixtureProposal proposal = model.Propose();
        foreach ((string source, double best) in new[] { ("x", 0.2), ("y", 0.3), ("z", 0.5) })
            Assert.AreEqual(best, proposal.Weights[source], 0.02, source);
        Assert.AreEqual(1, proposal.Value, 0.001);
        // Half and half of x and z: 1 - (0.09 + 0.09 + 0).
        Assert.AreEqual(0.82, model.Predict(Three([0.5, 0, 0.5])).Value, 0.002);
        Assert.AreEqual(model.Propose().Weights["x"], proposal.Weights["x"], "the same trials, the same proposal");
    }

    [TestMethod]
    [DataRow(0.01)]
    [DataRow(1)]
    public void Fit_WithRidge_IsTheSolutionOfItsEquations(double ridge)
    {
        double[] shares = [0, 0.2, 0.5, 0.7, 0.9, 1];
        double[] values = [1, 2, 4, 3, 2.5, 2];
        (IReadOnlyDictionary<string, double>, double)[] trials = [.. shares.Zip(values, (share, value) => (Mix(share, 1 - share), value))];

        MixtureModel model = MixtureModel.Fit(trials, ridge: ridge);

        int terms = model.IsQuadratic ? 4 : 3;
        double Predicted(double share, int without) => SlowRidge.Predict(
            [.. shares.Where((_, i) => i != without).Select(each => Terms(each)[..terms])],
            [.. values.Where((_, i) => i != without)],
            ridge,
            Terms(share)[..terms]);
        foreach (double share in new[] { 0, 0.35, 1 })
            Assert.AreEqual(Predicted(share, without: -1), model.Predict(Mix(share, 1 - share)).Value, 1e-8);
        double[] errors = [.. shares.Select((share, i) => values[i] - Predicted(share, without: i))];
        Assert.AreEqual(Math.Sqrt(errors.Average(error => error * error)), model.LeaveOneOutError, 1e-8);

        static double[] Terms(double share) => [1, share, 1 - share, 4 * share * (1 - share)];
    }

    [TestMethod]
    public void Propose_NothingDiffers_IsEqualWeights()
    {
        MixtureModel model = MixtureModel.Fit([.. Four.Select(trial => (trial.Item1, 0.75))]);
        MixtureProposal proposal = model.Propose();

        Assert.AreEqual(0.5, proposal.Weights["a"]);
        Assert.AreEqual(0.75, proposal.Value, 1e-9);
        Assert.AreEqual(0, proposal.Gain, 1e-9);
        Assert.AreEqual(0.5, proposal.Confidence);
        Assert.IsTrue(double.IsNaN(model.RankCorrelation) || Math.Abs(model.RankCorrelation) <= 1);
    }

    [TestMethod]
    public void Propose_ThreeSourcesOfWhichNoneMatters_IsEqualWeights()
    {
        (IReadOnlyDictionary<string, double>, double)[] trials =
            [.. new double[][] { [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1] }.Select(w => ((IReadOnlyDictionary<string, double>)Three(w), 0.5))];

        MixtureProposal proposal = MixtureModel.Fit(trials).Propose();

        CollectionAssert.AreEqual(new[] { 0.3333, 0.3333, 0.3333 }, proposal.Weights.Values.ToArray());
        Assert.AreEqual(0.5, proposal.Value, 1e-9, "rounded weights are predicted as the shares that they stand for");
        Assert.AreEqual(0.5, proposal.Confidence);
    }

    [TestMethod]
    public void ToString_TellsTheFunctionAndItsErrors()
    {
        string text = MixtureModel.Fit(Four, ridge: 0).ToString();

        Assert.StartsWith("linear in the weights, ridge 0, of 4 trials\n", text);
        Assert.Contains("noise 0.9487, leave-one-out error 1.1518, rank correlation 0.00\n", text);
    }

    [TestMethod]
    public void Fit_WrongTrials_AreAllNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixtureModel.Fit(
            [(Mix(1, 1), double.NaN), (new Dictionary<string, double> { ["a"] = 1 }, 1), (Mix(-1, 2), 1)], ridge: -1));

        Assert.HasCount(5, error.Faults);
        Assert.Contains("There are 3 trials", error.Message);
        Assert.Contains("The ridge is -1", error.Message);
        Assert.Contains("value of trial 1 is NaN", error.Message);
        Assert.Contains("sources of trial 2 are a and those of the first a, b", error.Message);
        Assert.Contains("weights of trial 3 are -1, 2", error.Message);
    }

    [TestMethod]
    public void Predict_WrongWeights_AreNamed()
    {
        MixtureModel model = MixtureModel.Fit(Four);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => model.Predict(new Dictionary<string, double> { ["q"] = 0 }));

        Assert.Contains("'q' is no source; the sources are 'a', 'b'", error.Message);
        Assert.Contains("All weights are 0", error.Message);
    }

    private static Dictionary<string, double> Mix(double a, double b) => new() { ["a"] = a, ["b"] = b };

    private static Dictionary<string, double> Three(double[] w) => new() { ["x"] = w[0], ["y"] = w[1], ["z"] = w[2] };
}
