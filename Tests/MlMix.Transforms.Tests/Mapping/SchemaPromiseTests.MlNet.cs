using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>Annotations that the output drops are not promised either; only ML.NET itself has the estimator that can say so.</summary>
[TestClass]
public class SchemaPromiseOfAnnotationsTests
{
    [TestMethod]
    public void Promise_OfColumnsWithMoreAnnotations_LeavesThemOut()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(FakeColumn.Texts("SlotNames", "left", "right"), _ => true);
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        FakeColumn x = FakeColumn.OfVectors(
            "x", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2]), annotations.ToAnnotations());
        var data = new FakeDataView(2, x, Sources([1, 2], "a", "b"));
        foreach (string output in new[] { "x", "y" })
        {
            NormalizeBySourceEstimator estimator = Ml.Transforms.NormalizeBySource(output, "x");
            string[] promised = Shapes.Lines(estimator.GetOutputSchema(Shapes.Of(data)));
            CollectionAssert.AreEquivalent(Shapes.Lines(Shapes.Of(estimator.Fit(data).Transform(data))), promised);
            CollectionAssert.Contains(promised, $"{output}: Vector Single [SlotNames: Vector String []]");
        }
    }
}
