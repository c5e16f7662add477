using FsCheck;
using FsCheck.Fluent;
using MlMix.Epochs;

namespace MlMix.Training.Tests;

[TestClass]
public sealed class PlateauRuleTests
{
    // Of each sequence: how many values the rule takes before it is at a plateau (0 for never), and which is the best of these.
    [TestMethod]
    [DataRow("0.5 0.6 0.7 0.8", 2, 0.0, 0, 3, DisplayName = "always better")]
    [DataRow("0.8 0.7 0.6 0.9", 2, 0.0, 3, 0, DisplayName = "two worse ones end it before the best comes")]
    [DataRow("0.8 0.7 0.9 0.8 0.8 0.99", 2, 0.0, 5, 2, DisplayName = "a better one begins the count anew")]
    [DataRow("0.8 0.8 0.8", 2, 0.0, 3, 0, DisplayName = "equal is no better, and the first is the best")]
    [DataRow("0.5 0.6 0.59", 1, 0.0, 3, 1, DisplayName = "patience of one")]
    [DataRow("0.50 0.53 0.56 0.59", 2, 0.05, 0, 3, DisplayName = "small steps that add up to more than the delta count")]
    [DataRow("0.50 0.54 0.53 0.70", 2, 0.05, 3, 1, DisplayName = "a gain below the delta is the best all the same, and ends it")]
    [DataRow("0.50 0.75 0.75", 1, 0.25, 2, 1, DisplayName = "a gain of just the delta is not more than it")]
    [DataRow("NaN NaN 0.1 0.05", 3, 0.0, 0, 2, DisplayName = "a number is better than none")]
    [DataRow("0.5 NaN NaN 0.9", 2, 0.0, 3, 0, DisplayName = "no number is no better")]
    [DataRow("NaN NaN NaN", 2, 0.0, 3, 0, DisplayName = "none at all")]
    public void Sequence_WhereMoreIsBetter_EndsAndHasTheBestAsWorkedOut(string values, int patience, double delta, int end, int best)
    {
        double[] metrics = [.. values.Split(' ').Select(double.Parse)];

        Assert.AreEqual((end, best), Run(MetricDirection.HigherIsBetter, metrics, patience, delta));
        Assert.AreEqual((end, best), Run(MetricDirection.LowerIsBetter, [.. metrics.Select(value => -value)], patience, delta), "the same upside down");
    }

    [TestMethod]
    public void Sequence_WithoutPatience_HasNoPlateau()
    {
        var rule = new PlateauRule(MetricDirection.HigherIsBetter, patience: null, 0);
        for (int i = 0; i < 100; i++)
            rule.Add(-i);

        Assert.IsFalse(rule.IsPlateau);
        Assert.AreEqual(0, rule.Best);
    }

    [TestMethod]
    public void AnySequence_IsAtAPlateau_AsSoonAsTheLastImprovementIsSoLongAgo()
    {
        var whole = Gen.Choose(0, 12).ListOf().Where(list => list.Count is > 0 and < 30).ToArbitrary();
        var rest = (from patience in Gen.Choose(1, 4) from delta in Gen.Choose(0, 3) select (patience, delta)).ToArbitrary();
        Prop.ForAll(whole, rest, (values, rule) =>
        {
            int[] list = [.. values];

            // Slowly: the indices at which a value is more than delta above that of the index before.
            int improved = 0;
            int end = 0;
            for (int i = 1; i < list.Length && end == 0; i++)
            {
                if (list[i] - list[improved] > rule.delta)
                    improved = i;
                else if (i - improved == rule.patience)
                    end = i + 1;
            }
            int[] taken = list[..(end == 0 ? list.Length : end)];
            return Run(MetricDirection.HigherIsBetter, [.. list.Select(value => (double)value)], rule.patience, rule.delta)
                == (end, Array.IndexOf(taken, taken.Max()));
        }).QuickCheckThrowOnFailure();
    }

    private static (int End, int Best) Run(MetricDirection direction, double[] metrics, int patience, double delta)
    {
        var rule = new PlateauRule(direction, patience, delta);
        for (int i = 0; i < metrics.Length; i++)
        {
            int before = rule.Best;
            Assert.AreEqual(rule.Add(metrics[i]), rule.Best != before, "it says whether the value is the best");
            if (rule.IsPlateau)
                return (i + 1, rule.Best);
        }
        return (0, rule.Best);
    }
}
