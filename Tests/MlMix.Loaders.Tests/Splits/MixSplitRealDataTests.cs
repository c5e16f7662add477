using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>Three files of sentences with labels of 0 and 1, 500 of each in each file.</summary>
[TestClass]
public class MixSplitRealDataTests
{
    [TestMethod]
    public void Sentences_StratifiedByLabel_HaveExactShares()
    {
        var options = new MixSplitOptions
        {
            Mix = new MixOptions { Stop = StopRule.AllExhausted },
            TestFraction = 0.2,
            StratifyColumnName = "Label",
        };

        MixSplit split = Ml.Data.MixSplit(options, Sentences.Sources(Ml, 0.5, 0.3, 0.2));

        uint[] sources = [.. ViewRows.Column<uint>(split.TestSet, "source_id")];
        bool[] labels = [.. ViewRows.Column<bool>(split.TestSet, "Label")];
        Assert.AreEqual(600, split.TestSet.GetRowCount());
        for (uint source = 1; source <= 3; source++)
        {
            foreach (bool label in new[] { false, true })
                Assert.AreEqual(100, sources.Zip(labels).Count(row => row == (source, label)), $"source {source}, {label}");
        }
        // 800 training rows of the source of weight 0.2 are 4,000 rows, in which the others come again.
        Assert.AreEqual(4_000, split.TrainSet.GetRowCount()!.Value, 10);
        CollectionAssert.AreEquivalent(Lines(), Texts(split.TestSet).Concat(Texts(Once(split, options))).ToArray());
    }

    [TestMethod]
    public void Sentences_InFoldsByLabel_AreTestedOnOnce()
    {
        var options = new MixSplitOptions { NumberOfFolds = 4, StratifyColumnName = "Label" };
        IReadOnlyList<MixSplit> folds = Ml.Data.MixFolds(options, Sentences.Sources(Ml, 1, 1, 1));

        CollectionAssert.AreEquivalent(Lines(), folds.SelectMany(fold => Texts(fold.TestSet)).ToArray());
        foreach (MixSplit fold in folds)
        {
            Assert.AreEqual(750, fold.TestSet.GetRowCount());
            Assert.AreEqual(375, ViewRows.Column<bool>(fold.TestSet, "Label").Count(label => label));
        }
    }

    // The same split, its training rows once each.
    private static MixedDataView Once(MixSplit split, MixSplitOptions options)
    {
        options.Mix = new MixOptions { Stop = StopRule.AllOnce };
        MixSplit once = Ml.Data.MixSplit(options, Sentences.Sources(Ml, 0.5, 0.3, 0.2));
        CollectionAssert.AreEqual(Texts(split.TestSet), Texts(once.TestSet));
        return once.TrainSet;
    }

    private static string[] Lines() => [.. Sentences.Names.SelectMany(Sentences.Texts)];

    private static string[] Texts(IDataView view) => [.. ViewRows.Column<ReadOnlyMemory<char>>(view, "Text").Select(text => text.ToString().Trim())];
}
