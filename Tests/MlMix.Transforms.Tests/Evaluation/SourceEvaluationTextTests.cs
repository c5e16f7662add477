using System.Globalization;
using MlMix.Evaluation;

namespace MlMix.Transforms.Tests.Evaluation;

[TestClass]
public sealed class SourceEvaluationTextTests
{
    // Means: a 1.5, b 1001 and refused, all (1 + 2 + 1000 + 1002) / 4 = 501.25; the loss of a is 1, that of b said to be 7.
    private static readonly SourceEvaluation<Judging.Judgement> Found =
        Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 1, 2), (2, 1000, 1000), (2, 1000, 1002)));

    [TestMethod]
    public void Text_OfATable_IsAligned()
    {
        const string Expected = """
            source   n   share      Mean   vs all      Loss   vs all
            a        2   50.0%      1.50  -499.75    1.0000  -0.5000
            b        2   50.0%       n/a      n/a    7.0000  +5.5000
            c        0    0.0%       n/a      n/a       n/a      n/a
            overall  4  100.0%    501.25             1.5000

            Lower is better: Loss.
            b: all labels are the same
            c: has no rows

            """;

        Assert.AreEqual(Expected, Found.ToText());
        Assert.AreEqual(Expected, Found.ToString());
    }

    [TestMethod]
    public void Text_OfARow_IsOneLine()
    {
        Assert.AreEqual("a: n 2, Mean 1.5000, Loss 1.0000", Found["a"].ToString());
        Assert.AreEqual("overall: n 4, Mean 501.2500, Loss 1.5000", Found.Overall.ToString());
        Assert.AreEqual("b: n 2, Mean NaN, Loss 7.0000", Found["b"].ToString());
    }

    [TestMethod]
    public void Text_WithBaseline_HasItsDifferences()
    {
        SourceEvaluation<Judging.Judgement> before = Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 1, 1), (1, 1, 4)));

        StringAssert.StartsWith(Found.CompareWith(before).ToText(), """
            source   n   share      Mean   vs all  vs base      Loss   vs all  vs base
            a        2   50.0%      1.50  -499.75    -0.50    1.0000  -0.5000  -2.3333
            b        2   50.0%       n/a      n/a      n/a    7.0000  +5.5000      n/a
            c        0    0.0%       n/a      n/a      n/a       n/a      n/a      n/a
            overall  4  100.0%    501.25           +499.25    1.5000           -1.8333

            """);
    }

    [TestMethod]
    public void Text_NarrowerThanTheTable_IsSeveralTables()
    {
        StringAssert.StartsWith(Found.ToText(width: 40), """
            source   n   share      Mean   vs all
            a        2   50.0%      1.50  -499.75
            b        2   50.0%       n/a      n/a
            c        0    0.0%       n/a      n/a
            overall  4  100.0%    501.25

            source       Loss   vs all
            a          1.0000  -0.5000
            b          7.0000  +5.5000
            c             n/a      n/a
            overall    1.5000

            Lower is better
            """);
    }

    [TestMethod]
    public void Text_OfAnyWidth_HoldsEveryMetric()
    {
        foreach (int width in new[] { int.MinValue, 0, 1, 36, 37, 56, 57, int.MaxValue })
        {
            string text = Found.ToText(width);
            StringAssert.Contains(text, "Mean");
            StringAssert.Contains(text, "+5.5000");
        }
    }

    [TestMethod]
    [DataRow(0.00012345, "0.0001235", "-0.0000012")]
    [DataRow(1.2344e-9, "1.234E-9", "-1.234E-11")]
    [DataRow(0.98765, "0.9877", "-0.0099")]
    [DataRow(1, "1.0000", "-0.0100")]
    [DataRow(12.345, "12.345", "-0.123")]
    [DataRow(9876.54321, "9,876.5", "-98.8")]
    [DataRow(123456.7, "123,457", "-1,235")]
    [DataRow(1.5e12, "1.500E+12", "-1.500E+10")]
    [DataRow(0, "0.0000", "0.0000")]
    [DataRow(double.PositiveInfinity, "Infinity", "n/a")]
    [DataRow(double.NaN, "n/a", "n/a")]
    public void Number_OfAnySize_IsShownInFourDigitsAndMore(double all, string expected, string difference)
    {
        // The source has 1 % less than all.
        string text = Table(all, all * 0.99).ToText();

        string[][] lines = [.. text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.AreEqual(expected, lines[2][3]);
        Assert.AreEqual(difference, lines[1][4]);
    }

    [TestMethod]
    public void Difference_RoundedToNothing_HasNoSign() => Assert.Contains("0.5000  0.0000\n", Table(0.5, 0.49999).ToText());

    [TestMethod]
    public void Notes_TellOfRowsThatDoNotCount()
    {
        string text = Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 1, 1), (1, float.NaN, 1))).ToText();

        StringAssert.Contains(text, "\na: 1 of 3 rows have no label or no finite score, and do not count\n");
        StringAssert.Contains(text, "\noverall: 1 of 3 rows have");
    }

    [TestMethod]
    public void Text_InAnyCulture_IsTheSame()
    {
        string expected = Found.ToText();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = other.NumberFormat.PercentDecimalSeparator = ",";
            CultureInfo.CurrentCulture = other;
            Assert.AreEqual(expected, Found.ToText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SourceEvaluation<string> Table(double all, double source) => new(
        [new EvaluationMetric("Metric", MetricDirection.None)],
        new JudgedRows<string>("overall", 9, 9, "", [all], null),
        [new JudgedRows<string>("a", 9, 9, "", [source], null)],
        missing: null,
        baseline: null);
}
