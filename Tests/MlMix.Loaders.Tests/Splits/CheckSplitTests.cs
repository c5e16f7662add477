using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>Which views may be split as they are.</summary>
[TestClass]
public class CheckSplitTests
{
    private const string ByRow = "CheckSplit: The view may hold copies of a row, and a split by row would put them on both sides; give the mix's origin column "
        + "as sampling key, or split the sources before they are mixed, by MixSplit or MixFolds.";

    [TestMethod]
    public void MixesThatRepeatNothing_MayBeSplit()
    {
        MixSource[] sources = Sources([4, 6]);
        MixSource[] once = [new("a", Numbered(0, 4)) { MaxPasses = 1 }, new("b", Numbered(1, 6)) { MaxPasses = 1, Choose = 6 }];
        IDataView[] views =
        [
            Numbered(0, 5),
            Mix(Selection.Even, StopRule.FirstExhausted, null, sources),
            Mix(Selection.Random, StopRule.FirstMiss, null, sources),
            Mix(Selection.Concat, StopRule.AllOnce, null, sources),
            Mix(Selection.Even, StopRule.AllExhausted, null, once),
            Mix(Selection.Even, StopRule.Never, null, once),
            Mix(Selection.Even, StopRule.AllExhausted, null, Sources([4])),
            Mix(Selection.Even, StopRule.AllExhausted, null, Sources([4, 6], [1, 0])),
            Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Numbered(0, 1)) { Repeat = 1.5 }, new("b", Numbered(1, 9)) { Choose = 9 }),
            Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Numbered(0, 9, true)) { Range = RowRange.Rows(2, 6), Choose = 4 }),
            Ml.Data.Mix(new MixOptions { SourceColumnName = "outer" }, new MixSource("m", Ml.Data.Mix(sources))),
        ];

        foreach (IDataView view in views)
            Assert.AreSame(view, Ml.Data.CheckSplit(view));
    }

    [TestMethod]
    public void MixesThatMayRepeat_AreRefused()
    {
        MixSource[] sources = Sources([4, 6]);
        MixedDataView inner = Mix(Selection.Even, StopRule.AllExhausted, null, sources);
        MixedDataView[] mixes =
        [
            inner,
            Mix(Selection.Random, StopRule.Never, 20, sources),
            Mix(Selection.Even, StopRule.Never, 20, Sources([4])),
            Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Numbered(0, 2)) { Repeat = 1.5 }, new("b", Numbered(1, 9))),
            Mix(Selection.Even, StopRule.FirstMiss, null, new MixSource("a", Numbered(0, 4)) { Choose = 5 }),
            Mix(Selection.Even, StopRule.FirstExhausted, null, new MixSource("a", Numbered(0, 4, true)) { Choose = 3 }, new("b", Numbered(1, 9))),
            Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Numbered(0, 4, true)) { Repeat = 2 }),
            Mix(Selection.Even, StopRule.AllExhausted, null, new MixSource("a", Numbered(0, 9)) { MaxPasses = 1 }, new("b", Numbered(1, 4))),
            Ml.Data.Mix(new MixOptions { SourceColumnName = "outer" }, new MixSource("m", inner)),
        ];

        foreach (MixedDataView mix in mixes)
            Assert.AreEqual(ByRow, Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(mix)).Message);
    }

    [TestMethod]
    public void SamplingKeys_ThatCopiesShare_MakeARepeatingMixSafe()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null, Sources([4, 6]));

        Assert.AreSame(mix, Ml.Data.CheckSplit(mix, Value));
        Assert.AreSame(mix, Ml.Data.CheckSplit(mix, "source_id"));
        Assert.AreEqual(
            "CheckSplit: The view has no column 'origin' to split by; its columns are 'Value', 'source_id'.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(mix, "origin")).Message);
    }

    [TestMethod]
    public void SamplingKeys_OfOneViewUnderTwoNames_MustBeItsOwnColumns()
    {
        FakeDataView view = SplitViews.Grouped(0, 9, row => (int)row);
        var origin = new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, MissingColumns = MissingColumns.Fill };
        MixedDataView mix = Ml.Data.Mix(
            origin,
            new MixSource("x", view) { Fill = new Dictionary<string, object?> { ["Kind"] = 1 } },
            new MixSource("y", view) { Fill = new Dictionary<string, object?> { ["Kind"] = 2 } },
            new MixSource("z", new FakeDataView(9, FakeColumn.Of("Kind", NumberDataViewType.Int32, _ => 3))) { Fill = Missing(Value, SplitViews.Group) });
        MixedDataView turned = Ml.Data.Mix(
            new MixSource("x", view) { Drop = [Value] },
            new MixSource("y", view) { Drop = [SplitViews.Group], Rename = new Dictionary<string, string> { [Value] = SplitViews.Group } });

        Assert.AreSame(mix, Ml.Data.CheckSplit(mix, SplitViews.Group));
        Assert.AreSame(mix, Ml.Data.CheckSplit(mix, "origin"));
        IsRefused(mix, "source_id");
        IsRefused(mix, "Kind");
        IsRefused(turned, SplitViews.Group);
        IsRefused(Ml.Data.Mix(new MixOptions { Labels = LabelSpace.Offset(SplitViews.Group) }, Over(view, view)), SplitViews.Group);

        static Dictionary<string, object?> Missing(params string[] names) => names.ToDictionary(name => name, _ => (object?)0);
    }

    [TestMethod]
    public void SamplingKeys_OfAMixWithin_MustBeSharedThere()
    {
        var repeats = new MixOptions { Stop = StopRule.AllExhausted, Columns = MixColumns.SourceId | MixColumns.SourcePass, SourceColumnName = "inner" };
        MixedDataView inner = Ml.Data.Mix(repeats, Sources([4, 6]));
        MixedDataView outer = Ml.Data.Mix(new MixSource("m", inner));
        MixedDataView over = Ml.Data.Mix(new MixSource("m", Ml.Data.TakeRows(inner, 9)));

        Assert.AreSame(outer, Ml.Data.CheckSplit(outer, Value));
        Assert.AreSame(outer, Ml.Data.CheckSplit(outer, "inner"));
        Assert.AreSame(outer, Ml.Data.CheckSplit(outer, "source_id"));
        IsRefused(outer, "source_pass");
        IsRefused(over, "source_pass");
    }

    [TestMethod]
    public void ViewsMadeFromAMix_AreKnownByTheirAnnotations()
    {
        var view = new FakeDataView(
            9,
            FakeColumn.Of(Value, NumberDataViewType.Int64, row => row),
            FakeColumn.Of("mark", NumberDataViewType.Int64, row => row, Flag("MixMayRepeat", true)),
            FakeColumn.Of("from", NumberDataViewType.UInt64, row => (ulong)row, Flag("MixOrigin", true)));
        var unmarked = new FakeDataView(9, FakeColumn.Of("mark", NumberDataViewType.Int64, row => row, Flag("MixMayRepeat", false)));

        Assert.AreSame(unmarked, Ml.Data.CheckSplit(unmarked));
        Assert.AreSame(view, Ml.Data.CheckSplit(view, "from"));
        Assert.AreEqual(
            ByRow.Replace("the mix's origin column", "'from'", StringComparison.Ordinal),
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(view)).Message);
        Assert.AreEqual(
            ByRow.Replace("the mix's origin column", "'from'", StringComparison.Ordinal)
                .Replace("by row", "by column 'Value', which copies need not share,", StringComparison.Ordinal),
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(view, Value)).Message);
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.MixSplit(0.5, new MixSource("a", view))).Message, "may hold copies of a row");
    }

    [TestMethod]
    public void Arguments_ThatAreNull_AreNamed()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.CheckSplit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).CheckSplit(Numbered(0, 1)));
    }

    private static void IsRefused(MixedDataView mix, string key) => Assert.Contains(
        $"a split by column '{key}', which copies need not share, would put them on both sides",
        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckSplit(mix, key)).Message);

    private static DataViewSchema.Annotations Flag(string kind, bool value)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(kind, BooleanDataViewType.Instance, (ref bool result) => result = value);
        return builder.ToAnnotations();
    }
}
