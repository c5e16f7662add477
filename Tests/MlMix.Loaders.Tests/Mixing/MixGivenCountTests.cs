using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Sources of views that do not know how many rows they have, given by <see cref="MixSource.RowCount"/>.</summary>
[TestClass]
public class MixGivenCountTests
{
    [TestMethod]
    public void RowsAndLength_AreThoseOfViewsThatKnow()
    {
        MixSource a = new("a", Unknown(0, 2)) { RowCount = 2 };
        MixSource b = new("b", Unknown(1, 3)) { RowCount = 3 };
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null, a, b);

        Assert.AreEqual(6, mix.GetRowCount());
        Assert.AreEqual("a0 b0 a1 b1 a0 b2", Rows(mix));
        Assert.AreEqual(3, mix.Explain().Sources[0].Delivered);
        Assert.IsEmpty(mix.Explain().Warnings);
        Assert.AreEqual(2, mix.WithWeights(new Dictionary<string, double> { ["a"] = 1, ["b"] = 0 }).GetRowCount());
    }

    [TestMethod]
    public void Range_OfPercent_IsOfTheGivenCount()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Unknown(0, 10)) { RowCount = 10, Range = RowRange.Percent(20, 50) });

        Assert.AreEqual("a2 a3 a4", Rows(mix));
    }

    [TestMethod]
    public void Split_KnowsTheRowsOfItsParts()
    {
        MixSplit split = Ml.Data.MixSplit(0.2, new MixSource("a", Unknown(0, 10)) { RowCount = 10 }, new MixSource("b", Unknown(1, 20)) { RowCount = 20 });

        Assert.AreEqual(6, split.TestSet.GetRowCount());
        // The first source is emptied by its 8th row, when the other has delivered as many or one more or less.
        Assert.AreEqual(8, split.TrainSet.Explain().Sources[0].Delivered);
    }

    [TestMethod]
    [DataRow(3, "a2", "it ended here, but had promised 3 rows")]
    [DataRow(1, "a1", "it goes on here, but had promised 1 rows")]
    public void Count_ThatIsWrong_IsAnErrorWhereItShows(int given, string row, string what)
    {
        using DataViewRowCursor cursor = Mix(Selection.Even, StopRule.AllOnce, null, new MixSource("a", Unknown(0, 2)) { RowCount = given }).GetRowCursor([]);

        var error = Assert.ThrowsExactly<MixSourceException>(() =>
        {
            while (cursor.MoveNext())
                continue;
        });
        Assert.AreEqual(row, error.SourceName + error.Row);
        Assert.Contains(what, error.Message);
    }

    [TestMethod]
    public void Faults_AreTold_AllAtOnce()
    {
        MixedDataView shuffled = Mix(
            Selection.Blocks(4), StopRule.FirstExhausted, null, new MixSource("x", Numbered(0, 10)), new MixSource("y", Numbered(1, 10)));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(
            new MixSource("a", Numbered(0, 2)) { RowCount = 3 },
            new MixSource("b", Unknown(1, 2)) { RowCount = -1 },
            new MixSource("c", shuffled) { RowCount = 20, Rename = new Dictionary<string, string> { ["source_id"] = "inner" } }));

        Assert.Contains("Source 'a' is given RowCount 3, but its view has 2 rows; leave RowCount out.", error.Message);
        Assert.Contains("Source 'b' has row count -1; a row count is 0 or more, or null when unknown.", error.Message);
        Assert.Contains("Source 'c' is given RowCount 20, but how many rows this mix has is a matter of draws; leave RowCount out.", error.Message);
    }

    private static IDataView Unknown(int source, long rows) => Numbered(source, rows, countUnknown: true);
}
