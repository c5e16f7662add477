using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

[TestClass]
public sealed class EvaluationErrorTests
{
    [TestMethod]
    public void Columns_Missing_AreAllNamedAtOnce()
    {
        string message = Error(EvaluationKind.CalibratedBinary, new FakeDataView(1, Singles("X", 1)));

        foreach (string part in new[] { "label column 'Label'", "score column 'Score'", "probability column 'Probability'", "source column 'source_id'" })
            StringAssert.Contains(message, part + " is missing; the data has 'X'.");
    }

    [TestMethod]
    public void Names_NullOrEmpty_AreRefused()
    {
        var options = new EvaluateBySourceOptions { LabelColumnName = null!, ScoreColumnName = "", SourceColumnName = "" };

        string message = Error(EvaluationKind.Regression, new FakeDataView(1, Singles("X", 1)), options);

        StringAssert.Contains(message, "LabelColumnName is null");
        StringAssert.Contains(message, "ScoreColumnName is empty");
        StringAssert.Contains(message, "SourceColumnName is empty");
    }

    [TestMethod]
    public void Types_OfOtherTasks_AreNamedWithThoseTaken()
    {
        var data = new FakeDataView(
            1, Sources([1], "a"), FakeColumn.Of("Label", TextDataViewType.Instance, _ => "x".AsMemory()), Vectors("Score", [1f]));

        string multiclass = Error(EvaluationKind.Multiclass, data);
        StringAssert.Contains(multiclass, "the label column 'Label' is of type String; this evaluation takes Single or a key.");
        StringAssert.Contains(multiclass, "the score column 'Score' is of type Vector<Single, 1>; this evaluation takes a vector of Single");
        StringAssert.Contains(Error(EvaluationKind.Binary, data), "takes Boolean, Single, Double or a key of 2 values.");
        StringAssert.Contains(Error(EvaluationKind.Regression, data), "takes Single. Transforms.Conversion.ConvertType");
    }

    [TestMethod]
    public void Source_NotAKey_IsRefused()
    {
        var data = new FakeDataView(1, Singles("source_id", 1), Singles("Label", 1), Singles("Score", 1));

        StringAssert.Contains(Error(EvaluationKind.Regression, data), "the source column 'source_id' is of type Single; it must be a key column");
    }

    [TestMethod]
    [DataRow(-1, false)]
    [DataRow(0, true)]
    [DataRow(3, true)]
    [DataRow(4, false)]
    public void TopK_IsUpToTheNumberOfClasses(int count, bool taken)
    {
        var data = new FakeDataView(1, Sources([1], "a"), Singles("Label", 1), Vectors("Score", [1f, 0f, 0f]));
        var options = new EvaluateBySourceOptions { TopKPredictionCount = count };

        if (taken)
            EvaluationColumns.Find("test", data.Schema, EvaluationKind.Multiclass, options);
        else
            StringAssert.Contains(Error(EvaluationKind.Multiclass, data, options), $"TopKPredictionCount is {count}; it must be 0");
    }

    [TestMethod]
    public void Failure_OfTheData_IsNoRefusal()
    {
        // Read outside of the evaluator, so that it is not taken for a word on one source.
        var data = new CountingDataView(Judging.Rows((1, 1, 1))) { GetterFault = new InvalidOperationException("the disk is full") };

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Judging.Evaluate(data));

        Assert.AreEqual("the disk is full", error.Message);
        Assert.AreEqual(0, data.Open);
    }

    private static string Error(EvaluationKind kind, IDataView data, EvaluateBySourceOptions? options = null) =>
        Assert.ThrowsExactly<MixConfigurationException>(
            () => EvaluationColumns.Find("test", data.Schema, kind, options ?? new EvaluateBySourceOptions())).Message;
}
