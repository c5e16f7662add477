using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

[TestClass]
public sealed class GuardSnippetTests
{
    [TestMethod]
    public void Guarded_ByPatient_PutsNoCopyOnBothSides()
    {
        var ml = new MLContext(seed: 1);
        IDataView Rows(int first, int rows) => ml.Data.LoadFromArrays(ArrayColumn.Scalar("Patient", Enumerable.Range(first, rows).ToArray()));
        MixedDataView mixed = ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllExhausted }, new MixSource("a", Rows(0, 100), 10), new MixSource("b", Rows(100, 500)));

        DataOperationsCatalog.TrainTestData split = GuardSnippets.Guarded(ml, mixed);

        int[] test = [.. split.TestSet.GetColumn<int>("Patient")];
        Assert.IsGreaterThan(test.Distinct().Count(), test.Length);
        Assert.IsEmpty(test.Intersect(split.TrainSet.GetColumn<int>("Patient")).ToArray());
    }
}
