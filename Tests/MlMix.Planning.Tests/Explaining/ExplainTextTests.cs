using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>The table, as it is printed.</summary>
[TestClass]
public class ExplainTextTests
{
    [TestMethod]
    public void ToString_OfANestedMix_IsATable()
    {
        // The outer mix alternates and ends with the 1,000th of digits, after 999 rows of the nested plan's 120: 8 passes and 39 rows.
        var inner = new PlanOptions { Selection = Selection.RoundRobin(2), Stop = StopRule.AllOnce };
        var rest = new MixPlan(inner, new PlanSource("new", 1, 100), new PlanSource("made", 1, 20));
        var plan = new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted },
            new PlanSource("digits", 0.5, 1000), PlanSource.Of("rest", rest, 0.5), new PlanSource("off", 0));
        const string Expected = """
            Mix of 3 sources by Even, AllExhausted: 1,999 rows
            The mix ends when every source was exhausted once, source 'digits' last.

            source  weight     rows  delivered     share  repeat  passes  unread  first wrap
            digits   50.0%    1,000      1,000   50.025%     1.0       1       0       never
            rest     50.0%      120        999   49.975%   8.325       9       0         241
              new    50.0%      100        820  82.0821%     8.2       9       0       never
              made   50.0%       20        179  17.9179%    8.95       9       0       never
            off       0.0%  unknown          0      0.0%       -       0       -       never

            Worst prefix error: 0.500 rows, over the first 2 rows, and never more

            Warnings
            - Source 'rest' delivers each of its 120 rows 8.325 times on average; give it less weight, bound it by MaxPasses, or stop by AllOnce.
            - In 'rest': Source 'new' delivers each of its 100 rows 8.2 times on average; shorten the mix, bound it by MaxPasses, or stop by AllOnce.
            - In 'rest': Source 'made' delivers each of its 20 rows 8.95 times on average; shorten the mix, bound it by MaxPasses, or stop by AllOnce.

            """;
        OtherCulture.Run(() => Assert.AreEqual(Expected.ReplaceLineEndings("\n"), plan.Explain().ToString()));
    }

    [TestMethod]
    public void ToString_OfManyWarnings_GivesTwenty()
    {
        MixPlan plan = Plans.Make(Selection.Concat, StopRule.FirstExhausted, [.. Enumerable.Repeat(1.0, 30)], [.. Enumerable.Repeat<long?>(9, 30)]);
        PlanExplanation explanation = plan.Explain();
        // One for the end, and one for each source that is never reached.
        Assert.HasCount(30, explanation.Warnings);
        string text = explanation.ToString();
        StringAssert.Contains(text, explanation.Warnings[19]);
        Assert.DoesNotContain(explanation.Warnings[20], text);
        StringAssert.EndsWith(text, "- and 10 more\n");
    }
}
