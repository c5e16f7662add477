using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>The kit catches each broken view by the rule that it breaks, and by no other, and finds nothing in views that keep the rules.</summary>
[TestClass]
public sealed class BrokenViewTests
{
    // None of them reads in the background.
    private static readonly ConformanceOptions AtOnce = new() { Patience = TimeSpan.FromMilliseconds(10) };

    public static IEnumerable<object[]> Broken => BrokenView.All.Select((view, i) => new object[] { i, view.ToString() });

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public void Find_BrokenView_NamesItsRuleAlone(int index, string name)
    {
        BrokenView broken = BrokenView.All[index];

        IReadOnlyList<Violation> found = DataViewConformance.Find(broken.Make, broken.Sources(), AtOnce);

        CollectionAssert.AreEqual(
            new[] { broken.Rule }, found.Select(violation => violation.Rule).Distinct().ToArray(), $"{name}\n{string.Join("\n", found)}");
    }

    [TestMethod]
    public void BrokenViews_Together_BreakEveryRule()
    {
        FieldInfo[] names = typeof(ConformanceRules).GetFields(BindingFlags.Public | BindingFlags.Static);

        CollectionAssert.AreEquivalent(
            names.Select(name => name.GetValue(null)).ToArray(), BrokenView.All.Select(view => view.Rule).Distinct().ToArray());
    }

    [TestMethod]
    public void Check_ViewsThatKeepTheRules_Passes()
    {
        DataViewConformance.Check(sources => new PassView(sources[0]), [SampleViews.Everything()]);
        DataViewConformance.Check(new FakeDataView(0, SampleViews.Columns()));
        DataViewConformance.Check(new FakeDataView(1, SampleViews.Columns()) { CountUnknown = true });
        DataViewConformance.Check(new FakeDataView(5));
        DataViewConformance.Check(new FakeDataView(9, SampleViews.Columns()) { CanShuffle = true });
    }

    [TestMethod]
    public void Check_BrokenView_FailsWithRuleAndWhatWasSeen()
    {
        IDataView view = new PassView(SampleViews.Everything()) { Count = () => 15 };

        var failure = Assert.ThrowsExactly<AssertFailedException>(() => DataViewConformance.Check(view));

        StringAssert.Contains(failure.Message, "RowCount: the view says 15 rows, and there are 14");
    }

    [TestMethod]
    public void Check_ExceptionThatHolds_Passes()
    {
        IDataView view = new PassView(SampleViews.Everything()) { Count = () => 15 };

        DataViewConformance.Check(view, Known(ConformanceRules.RowCount));
    }

    [TestMethod]
    public void Check_ExceptionThatIsOutOfDate_FailsAndNamesIt()
    {
        var failure = Assert.ThrowsExactly<AssertFailedException>(
            () => DataViewConformance.Check(SampleViews.Everything(), Known(ConformanceRules.RowCount)));

        StringAssert.Contains(failure.Message, "RowCount: it is kept, though it is said to be broken because 'a reason'");
    }

    [TestMethod]
    public void Check_RuleThatOthersRestOnIsBroken_NamesThoseNotJudged()
    {
        BrokenView broken = BrokenView.All.First(view => view.Rule == ConformanceRules.Repeatable);

        var failure = Assert.ThrowsExactly<AssertFailedException>(() => DataViewConformance.Check(broken.Make(broken.Sources())));

        StringAssert.Contains(failure.Message, "Not judged");
        StringAssert.Contains(failure.Message, ConformanceRules.CursorSets);
    }

    [TestMethod]
    public void Find_ValuesOfAnUnknownType_AreComparedByTheirPropertiesOrByTheTextGiven()
    {
        int made = 0;
        var view = new FakeDataView(3, FakeColumn.Of("Picture", new PictureDataViewType(), row => new Picture((int)row, made++)));

        CollectionAssert.AreEqual(
            new[] { ConformanceRules.Repeatable }, DataViewConformance.Find(view).Select(violation => violation.Rule).Distinct().ToArray());
        Assert.IsEmpty(DataViewConformance.Find(view, new ConformanceOptions { TextOf = value => $"{((Picture)value).Width}" }));
    }

    [TestMethod]
    public void Find_MoreRowsThanAllowed_IsAViewThatDoesNotEnd()
    {
        var options = new ConformanceOptions { MostRows = SampleViews.Rows - 1 };

        Violation found = DataViewConformance.Find(SampleViews.Everything(), options).Single(violation => violation.Rule == ConformanceRules.Readable);

        StringAssert.Contains(found.Seen, "The rows do not end within 13 rows.");
    }

    private static ConformanceOptions Known(string rule) => new() { Breaks = { [rule] = "a reason" } };

    private sealed class Picture(int width, int taken)
    {
        public int Width => width;

        public int Taken => taken;
    }

    private sealed class PictureDataViewType() : StructuredDataViewType(typeof(Picture))
    {
        public override bool Equals(DataViewType? other) => other is PictureDataViewType;

        public override int GetHashCode() => 2;
    }
}
