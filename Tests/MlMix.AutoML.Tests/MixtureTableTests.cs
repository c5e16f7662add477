using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Searching.Trials;

namespace MlMix.Searching.Tests;

[TestClass]
public sealed class MixtureTableTests
{
    private static readonly EvaluationMetric Accuracy = new("Accuracy", MetricDirection.HigherIsBetter);

    private static readonly MixtureTrialTable Table = new(
        [Trial(1, 0.5, 0.5, l2: "1", 0.75), Trial(2, 1, 0, l2: "0.25", 0.875), Failed(3), Trial(4, 0.2, 0.8, l2: "1", 0.875)],
        ["a", "bee"],
        Accuracy,
        "a");

    [TestMethod]
    public void ToString_IsATable() => Assert.AreEqual(
        """
        trial     w a   w bee  e0.L2  objective: a  Accuracy overall       a     bee      failure
          1    0.5000  0.5000      1        0.7500            0.6500  0.7500  0.5000
          2 *  1.0000  0.0000   0.25        0.8750            0.7750  0.8750  0.5000
          3    0.0000  1.0000      1           n/a               n/a     n/a     n/a  out of luck
          4    0.2000  0.8000      1        0.8750            0.7750  0.8750  0.5000

        """.ReplaceLineEndings("\n"),
        Table.ToString());

    [TestMethod]
    public void Best_IsTheFirstOfEquals()
    {
        Assert.AreEqual(2, Table.Best!.Number);
        Assert.AreEqual(1, Table.Equal!.Number);
        var lower = new MixtureTrialTable([.. Table], ["a", "bee"], new EvaluationMetric("Accuracy", MetricDirection.LowerIsBetter), "a");
        Assert.AreEqual(1, lower.Best!.Number);
        Assert.IsNull(new MixtureTrialTable([Failed(1)], ["a", "bee"], Accuracy, "a").Best);
    }

    [TestMethod]
    public void ToDataView_HasARowForEachTrial()
    {
        IDataView view = Table.ToDataView();

        CollectionAssert.AreEqual(
            new[] { "Trial", "Value", "Weight/a", "Weight/bee", "Accuracy/overall", "Accuracy/a", "Accuracy/bee", "Settings", "Failure" },
            view.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, view.GetColumn<int>("Trial").ToArray());
        CollectionAssert.AreEqual(new[] { 0.5, 1, 0, 0.2 }, view.GetColumn<double>("Weight/a").ToArray());
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, double.NaN, 0.5 }, view.GetColumn<double>("Accuracy/bee").ToArray());
        CollectionAssert.AreEqual(new[] { "e0.L2=1", "e0.L2=0.25", "e0.L2=1", "e0.L2=1" }, view.GetColumn<string>("Settings").ToArray());
        Assert.AreEqual("out of luck", view.GetColumn<string>("Failure").ElementAt(2));
    }

    private static MixtureTrial Trial(int number, double a, double bee, string l2, double value) =>
        new(number, ["a", "bee"], new TrialChoice([a, bee], "labels", Pipeline(l2)), hasLabelSpaces: false)
        {
            Value = value,
            Overall = new Dictionary<string, double> { ["Accuracy"] = value - 0.1 },
            Sources = new Dictionary<string, IReadOnlyDictionary<string, double>>
            {
                ["a"] = new Dictionary<string, double> { ["Accuracy"] = value },
                ["bee"] = new Dictionary<string, double> { ["Accuracy"] = 0.5 },
            },
        };

    private static string Pipeline(string l2) => "{\"e0\":{\"L2\":" + l2 + "}}";

    private static MixtureTrial Failed(int number) =>
        new(number, ["a", "bee"], new TrialChoice([0, 1], "labels", Pipeline("1")), hasLabelSpaces: false) { Failure = "out of luck" };
}
