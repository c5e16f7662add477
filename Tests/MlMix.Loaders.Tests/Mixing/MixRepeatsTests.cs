using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Whether copies of a row may stand in a mix is told without reading, and is no only where there certainly are none.</summary>
[TestClass]
public class MixRepeatsTests
{
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, false)]
    [DataRow(StopRule.FirstMiss, null, false)]
    [DataRow(StopRule.AllOnce, null, false)]
    [DataRow(StopRule.AllExhausted, null, true)]
    [DataRow(StopRule.AllExhausted, 2, false)]
    [DataRow(StopRule.AllExhausted, 3, true)]
    [DataRow(StopRule.Never, 2, false)]
    [DataRow(StopRule.Never, 5, true)]
    public void StopRules_ThatStartSourcesAgain_Repeat(StopRule stop, int? length, bool expected) =>
        Check(expected, new MixOptions { Stop = stop, Length = length }, Sources([4, 2]));

    [TestMethod]
    public void Source_ThatIsAlone_IsNotStartedAgainWhenItIsExhausted()
    {
        Check(false, new MixOptions { Stop = StopRule.AllExhausted }, Sources([4]));
        Check(false, new MixOptions { Stop = StopRule.AllExhausted }, Sources([4, 2], [1, 0]));
        Check(true, new MixOptions { Stop = StopRule.Never, Length = 9 }, Sources([4]));
    }

    [TestMethod]
    public void RepeatAndChoose_BeyondTheRows_Repeat()
    {
        static MixSource Of(double repeat = 1, long? choose = null, bool unknown = false, double weight = 1) =>
            new("a", Numbered(0, 4, unknown), weight) { Repeat = repeat, Choose = choose };

        Check(false, new MixOptions(), Of(repeat: 0.5));
        Check(true, new MixOptions(), Of(repeat: 1.25));
        Check(false, new MixOptions(), Of(choose: 4));
        Check(true, new MixOptions(), Of(choose: 5));
        Check(true, new MixOptions(), Of(choose: 4, unknown: true));
        Check(false, new MixOptions(), Of(unknown: true));
        Check(false, new MixOptions(), [Of(repeat: 3, weight: 0), new MixSource("b", Numbered(1, 4))]);
    }

    [TestMethod]
    public void MaxPasses_One_DoesNotRepeat()
    {
        MixSource[] sources = [.. Sources([4, 2]).Select(source => new MixSource(source.Name, source.Data) { MaxPasses = 1 })];

        Check(false, new MixOptions { Stop = StopRule.Never }, sources);
        Check(true, new MixOptions { Stop = StopRule.Never }, [sources[0], new MixSource("b", Numbered(1, 2)) { MaxPasses = 2 }]);
    }

    [TestMethod]
    public void View_GivenTwice_RepeatsUnlessItsRangesAreApart()
    {
        FakeDataView view = Numbered(0, 10);
        MixSource Part(string name, RowRange range) => new(name, view) { Range = range };

        Check(true, new MixOptions(), Over(view, view));
        Check(false, new MixOptions(), Part("train", RowRange.Percent(0, 80)), Part("rest", RowRange.Percent(80, 100)));
        Check(true, new MixOptions(), Part("train", RowRange.Percent(0, 80)), Part("rest", RowRange.Percent(70, 100)));
    }

    [TestMethod]
    public void Mixes_BelowOrUnderOtherViews_AreAsked()
    {
        static MixedDataView Inner(MixColumns columns, StopRule stop) =>
            Ml.Data.Mix(new MixOptions { Columns = columns, SourceColumnName = "inner", Stop = stop }, Sources([4, 2]));

        Check(false, new MixOptions(), Over(Inner(MixColumns.None, StopRule.AllOnce)));
        Check(true, new MixOptions(), Over(Inner(MixColumns.None, StopRule.AllExhausted)));
        Check(true, new MixOptions(), Over(Ml.Data.TakeRows(Inner(MixColumns.SourceId, StopRule.AllExhausted), 3)));
        Check(false, new MixOptions(), Over(Ml.Data.TakeRows(Inner(MixColumns.SourceId, StopRule.AllOnce), 3)));
    }

    [TestMethod]
    public void View_GivenDirectlyAndInAMix_Repeats()
    {
        FakeDataView view = Numbered(0, 10), other = Numbered(1, 10), third = Numbered(2, 10);
        static MixedDataView Inner(params MixSource[] sources) => Ml.Data.Mix(new MixOptions { Columns = MixColumns.None }, sources);
        MixSource half = new("half", view) { Range = RowRange.Rows(0, 5) }, rest = new("rest", view) { Range = RowRange.Rows(5) };

        Check(true, new MixOptions(), Over(Inner(Over(view, other)), view));
        Check(true, new MixOptions(), Over(Inner(Over(view, other)), Inner(Over(third, view))));
        Check(true, new MixOptions(), Over(Inner(Over(Inner(Over(view)), other)), third, view));
        Check(false, new MixOptions(), Over(Inner(Over(view)), Inner(Over(other, third))));
        Check(false, new MixOptions(), new MixSource("a", Inner(half, new MixSource("b", other))), rest);
        Check(true, new MixOptions(), new MixSource("a", Inner(half, new MixSource("b", other))), half);
        MixedDataView inner = Inner(Over(view, other));
        MixSource Part(string name, double from, double to) => new(name, inner) { Range = RowRange.Percent(from, to) };
        Check(false, new MixOptions(), Part("a", 0, 50), Part("b", 50, 100));
        Check(true, new MixOptions(), Part("a", 0, 60), Part("b", 50, 100));
        Check(true, new MixOptions(), Over(inner, inner.WithCancellation(CancellationToken.None)));
        Check(false, new MixOptions(), new MixSource("a", inner), new MixSource("b", view, 0));
    }

    [TestMethod]
    public void View_UnderTwoNamesOfASplitByKey_RepeatsOnEitherSide()
    {
        FakeDataView view = Numbered(0, 40);
        var options = new MixSplitOptions { SamplingKeyColumnName = Value, TestFraction = 0.3, Mix = new MixOptions { Stop = StopRule.AllOnce } };

        MixSplit overlapping = Ml.Data.MixSplit(options, Over(view, view));
        MixSplit apart = Ml.Data.MixSplit(
            options, new MixSource("a", view) { Range = RowRange.Rows(0, 20) }, new MixSource("b", view) { Range = RowRange.Rows(20) });

        Assert.IsTrue(overlapping.TrainSet.MayRepeatRows && overlapping.TestSet.MayRepeatRows);
        Assert.IsFalse(apart.TrainSet.MayRepeatRows || apart.TestSet.MayRepeatRows);
    }

    [TestMethod]
    public void Sides_OfOneSplit_AreApart()
    {
        var inner = new MixSource("m", Ml.Data.Mix(new MixOptions { Columns = MixColumns.None }, Sources([40, 60])));
        IReadOnlyList<MixSplit> folds = Ml.Data.MixFolds(3, new MixSource("a", Numbered(0, 40)), inner);
        var options = new MixOptions { SourceColumnName = "side", Columns = MixColumns.SourceId | MixColumns.Origin };

        Check(false, options, Over(folds[0].TrainSet, folds[0].TestSet));
        options.Columns = MixColumns.SourceId;
        Check(true, options, Over(folds[0].TrainSet, folds[1].TestSet));
        Check(true, options, Over(folds[0].TrainSet, folds[1].TrainSet));
    }

    private static void Check(bool expected, MixOptions options, params MixSource[] sources) =>
        Assert.AreEqual(expected, Ml.Data.Mix(options, sources).MayRepeatRows);
}
