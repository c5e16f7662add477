using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Walking;

/// <summary>Every fault of a plan with its whole message.</summary>
[TestClass]
public class PlanRulesTests
{
    [TestMethod]
    public void Plan_NoSources_IsRefused() =>
        AssertRefused("Mix: There are no sources; give at least one.", new PlanOptions());

    [TestMethod]
    public void Plan_NullSource_IsRefusedWithTheFaultsOfTheOthers() => AssertRefused(
        "Mix: 2 faults\n- Source 2 of 3 is null; leave it out or give a source.\n"
            + "- Source 'b' has weight -1; a weight is a finite number, 0 or more.",
        new PlanOptions(), new PlanSource("a"), null!, new PlanSource("b", -1));

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" \t")]
    public void Plan_SourceWithoutName_IsRefused(string? name) => AssertRefused(
        "Mix: Source 2 of 2 has no name; names tell the sources apart, so give it one.",
        new PlanOptions(), new PlanSource("a"), new PlanSource(name!));

    [TestMethod]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(double.NegativeInfinity, "-Infinity")]
    [DataRow(-0.25, "-0.25")]
    [DataRow(-5e-324, "-5E-324")]
    public void Plan_WeightThatIsNone_IsRefused(double weight, string received) => AssertRefused(
        $"Mix: Source 'b' has weight {received}; a weight is a finite number, 0 or more.",
        new PlanOptions(), new PlanSource("a"), new PlanSource("b", weight));

    [TestMethod]
    public void Plan_NegativeRowCount_IsRefused() => AssertRefused(
        "Mix: Source 'a' has row count -3; a row count is 0 or more, or null when unknown.",
        new PlanOptions(), new PlanSource("a", RowCount: -3));

    [TestMethod]
    public void Plan_EmptySource_IsRefusedByAnyRuleButAllOnce()
    {
        foreach (StopRule stop in Enum.GetValues<StopRule>().Except([StopRule.AllOnce]))
        {
            AssertRefused(
                $"Mix: Source 'b' is empty, so {stop} cannot hold; leave it out, give it weight 0, or stop by AllOnce.",
                new PlanOptions { Stop = stop }, new PlanSource("a"), new PlanSource("b", RowCount: 0));
        }
        var once = new PlanOptions { Stop = StopRule.AllOnce };
        Assert.AreEqual(3, new MixPlan(once, new PlanSource("a", 1, 3), new PlanSource("b", 1, 0)).RowCount);
        Assert.AreEqual(3, new MixPlan(new PlanSource("a", 1, 3), new PlanSource("b", 0, 0)).RowCount);
    }

    [TestMethod]
    public void Plan_AllWeightsZero_IsRefused() => AssertRefused(
        "Mix: All weights are 0, so there is nothing to draw; give one source a weight above 0.",
        new PlanOptions(), new PlanSource("a", 0), new PlanSource("b", -0.0));

    [TestMethod]
    public void Plan_NamesThatAreEqual_AreRefused()
    {
        AssertRefused(
            "Mix: 3 sources are named 'a'; names must differ.",
            new PlanOptions(), new PlanSource("a"), new PlanSource("b"), new PlanSource("a"), new PlanSource("a"));
        Assert.HasCount(2, new MixPlan(new PlanSource("a"), new PlanSource("A")).Sources);
    }

    [TestMethod]
    public void Plan_NegativeLength_IsRefused() => AssertRefused(
        "Mix: Length must be 0 rows or more; it is -7.", new PlanOptions { Length = -7 }, new PlanSource("a"));

    [TestMethod]
    public void Plan_StopRuleThatIsNone_IsRefused() => AssertRefused(
        "Mix: Stop must be one of the stop rules; it is -9.", new PlanOptions { Stop = (StopRule)(-9) }, new PlanSource("a"));

    [TestMethod]
    public void Plan_SelectionNull_IsRefused() => AssertRefused(
        "Mix: Selection must be given; it is null. Selection.Even is the default.",
        new PlanOptions { Selection = null! }, new PlanSource("a"));

    [TestMethod]
    public void Plan_WeightsWhereTheyHaveNoMeaning_AreRefused()
    {
        AssertRefused(
            "Mix: RoundRobin(4) does not use weights, but they differ (0.5, 2); "
            + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.",
            new PlanOptions { Selection = Selection.RoundRobin(4) },
            new PlanSource("a", 0.5), new PlanSource("b", 0), new PlanSource("c", 2), new PlanSource("d", 0.5));
        AssertRefused(
            "Mix: Concat does not use weights, but they differ (1, 3); "
            + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.",
            new PlanOptions { Selection = Selection.Concat }, new PlanSource("a"), new PlanSource("b", 3));
        Assert.HasCount(3, new MixPlan(new PlanOptions { Selection = Selection.Concat }, Sources(0.7, 0, 0.7)).Sources);
    }

    [TestMethod]
    public void Plan_ManyFaults_AreAllInOneException()
    {
        MixConfigurationException refused = Assert.ThrowsExactly<MixConfigurationException>(ManyFaults);
        string[] expected =
        [
            "Stop must be one of the stop rules; it is 77.",
            "Length must be 0 rows or more; it is -1234567.",
            "Source 3 of 4 has no name; names tell the sources apart, so give it one.",
            "Source 'a' has weight -1.5; a weight is a finite number, 0 or more.",
            "Source 'b' has row count -1000; a row count is 0 or more, or null when unknown.",
            "2 sources are named 'b'; names must differ.",
            "RoundRobin(1) does not use weights, but they differ (0.5, 1234567.25, 1); "
                + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.",
        ];
        CollectionAssert.AreEqual(expected, refused.Faults.ToArray());
        Assert.AreEqual("Mix: 7 faults" + string.Concat(expected.Select(fault => "\n- " + fault)), refused.Message);
    }

    [TestMethod]
    public void Plan_FaultsInAnotherCulture_AreTheSame() => OtherCulture.Run(() =>
    {
        Plan_ManyFaults_AreAllInOneException();
        Plan_NegativeRowCount_IsRefused();
        Plan_WeightThatIsNone_IsRefused(double.NaN, "NaN");
        Plan_WeightThatIsNone_IsRefused(double.PositiveInfinity, "Infinity");
        Plan_WeightThatIsNone_IsRefused(-0.25, "-0.25");
        Plan_StopRuleThatIsNone_IsRefused();
        Assert.AreEqual(
            "Blocks: size must be 1 to 16777216 rows; it is -5.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Selection.Blocks(-5)).Message);
        Assert.AreEqual(
            "RoundRobin: run must be at least 1 row; it is -5.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Selection.RoundRobin(-5)).Message);
        Assert.AreEqual("Blocks(1000)", Selection.Blocks(1000).ToString());
    });

    private static void ManyFaults()
    {
        var options = new PlanOptions { Stop = (StopRule)77, Length = -1234567, Selection = Selection.RoundRobin() };
        _ = new MixPlan(
            options, new PlanSource("a", -1.5), new PlanSource("b", 0.5, -1000), new PlanSource("", 1234567.25), new PlanSource("b"));
    }

    private static PlanSource[] Sources(params double[] weights) =>
        [.. weights.Select((weight, i) => new PlanSource(Plans.Name(i), weight))];

    [TestMethod]
    public void Plan_FractionsOfStratifiedBatches_NeedALengthToo() => AssertRefused(
        "Mix: The schedule counts in fractions of an epoch, but the number of rows of an epoch is not known; set a length, or count in rows.",
        new PlanOptions
        {
            BatchSize = 4, BatchShape = BatchShape.Stratified,
            Schedule = WeightSchedule.Step(ScheduleUnit.Fraction, new WeightPoint(0, ("a", 1), ("b", 2))),
        },
        new PlanSource("a", 1, 10), new PlanSource("b", 1, 10));

    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.Stratified)]
    public void Plan_DropLastBatchWhereTheScheduleLeavesTooFewSources_IsRefused(BatchShape shape) => AssertRefused(
        "Mix: DropLastBatch needs a mix whose row count is known, but this one's shows only by walking it; "
            + "give a Length that it surely reaches, stop by AllOnce, or keep the last batch.",
        new PlanOptions
        {
            BatchSize = 4, BatchShape = shape, DropLastBatch = true, Length = 25, Stop = StopRule.AllExhausted,
            Schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 2), ("c", 0))),
        },
        new PlanSource("a", 1, 10), new PlanSource("b", 1, 10), new PlanSource("c", 1, 10));

    private static void AssertRefused(string message, PlanOptions options, params PlanSource[] sources)
    {
        MixConfigurationException refused = Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(options, sources));
        Assert.AreEqual(message, refused.Message);
    }
}
