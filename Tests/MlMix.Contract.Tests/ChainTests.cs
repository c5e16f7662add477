using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class ChainTests
{
    [TestMethod]
    public void Fit_OfAChain_ChecksAllShapesThenFitsEachToWhatComesBefore()
    {
        var log = new List<string>();
        TransformerChain<PlusOneTransformer> model = new PlusOneEstimator(log).Append(new PlusOneEstimator(log)).Fit(Numbers(3));
        CollectionAssert.AreEqual(new[] { "shape", "shape", "fit 3", "fit 6" }, log);
        CollectionAssert.AreEqual(new[] { 2, 3, 4 }, model.Transform(Numbers(3)).GetColumn<int>("Number").ToArray());
        Assert.HasCount(2, model);
        Assert.AreSame(model.Last(), model.LastTransformer);
    }

    [TestMethod]
    public void Append_ToAChain_GoesOnInOneChain()
    {
        var log = new List<string>();
        var chain = new PlusOneEstimator(log).Append(new PlusOneEstimator(log)).Append(new PlusOneEstimator(log));
        Assert.HasCount(3, chain.Fit(Numbers(1)));
        Assert.IsNull(new EstimatorChain<ITransformer>().LastEstimator);
        Assert.IsInstanceOfType<PlusOneEstimator>(chain.LastEstimator);
        Assert.ThrowsExactly<ArgumentNullException>(() => new PlusOneEstimator(log).Append((IEstimator<PlusOneTransformer>)null!));
    }

    [TestMethod]
    public void Fit_OfAnEmptyChain_ChangesNothing()
    {
        IDataView view = Numbers(2);
        TransformerChain<ITransformer> model = new EstimatorChain<ITransformer>().Fit(view);
        Assert.IsNull(model.LastTransformer);
        Assert.AreSame(view, model.Transform(view));
        Assert.AreSame(view.Schema, model.GetOutputSchema(view.Schema));
    }

    [TestMethod]
    public void AppendCacheCheckpoint_BetweenEstimators_ReadsTheSourceOnce()
    {
        int started = 0;
        IEnumerable<NumberRow> Rows()
        {
            started++;
            yield return new NumberRow();
        }

        IDataView view = Ml.Data.LoadFromEnumerable(Rows());
        var log = new List<string>();
        var copy = Ml.Transforms.CopyColumns("Copy", "Number");
        copy.AppendCacheCheckpoint(Ml).Append(new PlusOneEstimator(log)).Append(Ml.Transforms.CopyColumns("Copy", "Number")).Fit(view);
        Assert.AreEqual(1, started);
        Assert.ThrowsExactly<InvalidOperationException>(() => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(Ml));
    }

    [TestMethod]
    public void WithOnFitDelegate_WhenFitted_HandsOutTheTransformer()
    {
        PlusOneTransformer? seen = null;
        var log = new List<string>();
        IEstimator<PlusOneTransformer> estimator = new PlusOneEstimator(log).WithOnFitDelegate(transformer => seen = transformer);
        Assert.AreSame(estimator.Fit(Numbers(1)), seen);
    }

    [TestMethod]
    public void TransformerChain_Scopes_ChooseTransformers()
    {
        var always = new PlusOneTransformer();
        var training = new PlusOneTransformer();
        var chain = new TransformerChain<PlusOneTransformer>([always, training], [TransformerScope.Everything, TransformerScope.TrainTest]);
        Assert.AreEqual(1, chain.Transform(Numbers(1)).GetColumn<int>("Number").Single());
        Assert.AreEqual(2, chain.Transform(Numbers(1), TransformerScope.Training).GetColumn<int>("Number").Single());
        CollectionAssert.AreEqual(new ITransformer[] { always }, chain.GetModelFor(TransformerScope.Scoring).ToArray());
        Assert.HasCount(3, chain.Append(new PlusOneTransformer()));
    }

    [TestMethod]
    public void TransformerChain_WrongLastTransformerOrScopes_Throws()
    {
        ITransformer copy = Ml.Transforms.CopyColumns("Copy", "Number").Fit(Numbers(1));
        Assert.ThrowsExactly<InvalidOperationException>(() => new TransformerChain<PlusOneTransformer>(copy));
        Assert.ThrowsExactly<InvalidOperationException>(() => new TransformerChain<ITransformer>([copy], []));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TransformerChain<ITransformer>(copy).Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TransformerChain<ITransformer>(copy).GetOutputSchema(null!));
    }

    [TestMethod]
    public void TransformerChain_AsRowMapper_IsOneWhenAllAre()
    {
        ITransformer copy = Ml.Transforms.CopyColumns("A", "Number").Fit(Numbers(1));
        ITransformer again = Ml.Transforms.CopyColumns("B", "A").Fit(copy.Transform(Numbers(1)));
        ITransformer mixed = copy.Append(new PlusOneTransformer());
        Assert.IsFalse(mixed.IsRowToRowMapper);
        Assert.ThrowsExactly<InvalidOperationException>(() => mixed.GetRowToRowMapper(Numbers(1).Schema));

        ITransformer chain = copy.Append(again);
        IDataView view = Numbers(3);
        Assert.IsTrue(chain.IsRowToRowMapper);
        IRowToRowMapper mapper = chain.GetRowToRowMapper(view.Schema);
        Assert.AreSame(view.Schema, mapper.InputSchema);
        CollectionAssert.AreEqual(new[] { "Number", "Half", "A", "B" }, mapper.OutputSchema.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "Number" }, mapper.GetDependencies([mapper.OutputSchema["B"]]).Select(c => c.Name).ToArray());

        using DataViewRowCursor cursor = view.Open("Number");
        using DataViewRow row = mapper.GetRow(cursor, [mapper.OutputSchema["B"]]);
        ValueGetter<int> getter = row.GetGetter<int>(row.Schema["B"]);
        int value = -1;
        Assert.IsTrue(cursor.MoveNext() && cursor.MoveNext());
        getter(ref value);
        Assert.AreEqual(1, value);
        Assert.AreEqual(1, row.Position);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => mapper.GetRow(Numbers(1).Open("Number"), []));
    }

    [TestMethod]
    public void Dispose_OfAChain_DisposesItsTransformers()
    {
        var transformer = new PlusOneTransformer();
        new TransformerChain<PlusOneTransformer>(transformer).Dispose();
        Assert.IsTrue(transformer.IsDisposed);
    }

    [TestMethod]
    public void Preview_OfEstimatorAndTransformer_ShowsWhatTheyGive()
    {
        ColumnCopyingEstimator estimator = Ml.Transforms.CopyColumns("Copy", "Number");
        Assert.AreEqual("3 columns, 2 rows", estimator.Preview(Numbers(5), maxRows: 2).ToString());
        Assert.AreEqual("3 columns, 5 rows", estimator.Fit(Numbers(1)).Preview(Numbers(5)).ToString());
    }
}
