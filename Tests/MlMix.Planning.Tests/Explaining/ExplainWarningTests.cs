using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>What a user is warned of, and what not.</summary>
[TestClass]
public class ExplainWarningTests
{
    [TestMethod]
    public void Warnings_OfASourceRepeatedMoreThanThreeTimes_NameIt()
    {
        // a b a b ...: 400 rows of a end the mix, and b's 100 rows have come 399 times together.
        AssertWarnings(
            Plans.Make(Selection.Even, StopRule.AllExhausted, [1, 1], [400, 100]),
            "Source 'b' delivers each of its 100 rows 3.99 times on average; give it less weight, bound it by MaxPasses, or stop by AllOnce.");
        AssertWarnings(Plans.Make(Selection.Even, StopRule.AllExhausted, [1, 1], [301, 100]));
    }

    [TestMethod]
    public void Warnings_OfAWeightTooSmall_NameTheSource() => AssertWarnings(
        Plans.Make(Selection.Even, StopRule.Never, [1, 1e-6], [1000, 50], length: 1000),
        "Source 'b' is never drawn in 1,000 rows with 0.0001 % of the weight; give it more weight, or lengthen the mix.");

    [TestMethod]
    public void Warnings_OfASourceNeverReached_NameIt() => AssertWarnings(
        Plans.Make(Selection.Concat, StopRule.AllOnce, [1, 1], [1000, 50], length: 1000),
        "Source 'b' is never reached in 1,000 rows; lengthen the mix, or stop by AllOnce without Length.");

    [TestMethod]
    public void Warnings_OfRowsUnread_NameTheSource() => AssertWarnings(
        Plans.Make(Selection.Even, StopRule.AllExhausted, [1, 1], [1000, 50], length: 100),
        "Source 'a' leaves 950 of its 1,000 rows unread; give it more weight, or stop by AllExhausted or AllOnce without Length.");

    [TestMethod]
    public void Warnings_OfRowsLeftOutOnPurpose_AreNone() => AssertWarnings(
        AllOnce(new PlanSource("a", 1, 1000) { Choose = 10 }, new PlanSource("b", 1, 10), new PlanSource("c", 0, 10)));

    [TestMethod]
    public void Warnings_OfAnEmptySource_NameIt() => AssertWarnings(
        AllOnce(new PlanSource("a", 1, 10), new PlanSource("b", 1, 0), new PlanSource("c", 1, 3) { Repeat = 0.1 }),
        "Source 'b' is empty (0 rows, range all); leave it out, or give it weight 0.",
        "Source 'c' delivers none of its 3 rows, since what is asked of it is less than one row or batch; ask for more, or leave it out.");

    [TestMethod]
    public void Warnings_OfOneSmallSourceThatEndsTheMix_NameIt()
    {
        // 10 of b come with 10 or 9 of a, of 1010 rows.
        MixPlan plan = Plans.Make(Selection.RoundRobin(), StopRule.FirstExhausted, [1, 1], [1000, 10]);
        AssertWarnings(
            plan,
            "Source 'b' ends the mix by FirstExhausted while 990 of 1,010 rows are unread; stop by AllExhausted or AllOnce.",
            "Source 'a' leaves 990 of its 1,000 rows unread; lengthen the mix, or stop by AllExhausted or AllOnce.");
    }

    [TestMethod]
    public void Warnings_OfANestedPlan_StandBehindItsName()
    {
        MixPlan inner = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [5, 0]);
        AssertWarnings(
            AllOnce(PlanSource.Of("inner", inner)),
            "In 'inner': Source 'b' is empty (0 rows, range all); leave it out, or give it weight 0.");
    }

    private static MixPlan AllOnce(params PlanSource[] sources) => new(new PlanOptions { Stop = StopRule.AllOnce }, sources);

    private static void AssertWarnings(MixPlan plan, params string[] expected) =>
        OtherCulture.Run(() => Assert.AreEqual(string.Join('\n', expected), string.Join('\n', plan.Explain().Warnings)));
}
