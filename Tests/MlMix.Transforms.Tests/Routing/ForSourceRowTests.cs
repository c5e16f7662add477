using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>What is opened, read, kept and let go of.</summary>
[TestClass]
public class ForSourceRowTests
{
    [TestMethod]
    public void GetDependencies_AreThoseOfAllChainsAndTheSource()
    {
        FakeDataView data = Data(Singles("y", 7, 8, 9, 10, 11, 12), Singles("z", 0, 0, 0, 0, 0, 0));
        IRowToRowMapper mapper = Mapper(Ml.Transforms.ForSource(("a", Times(2)), ("b", Times(3, "x", "y"))), data);
        Assert.AreSame(data.Schema, mapper.InputSchema);
        Assert.AreEqual("", Needed(mapper));
        Assert.AreEqual("z", Needed(mapper, mapper.OutputSchema["z"]));
        Assert.AreEqual("x source_id y", Needed(mapper, mapper.OutputSchema["x"]));
        Assert.AreEqual("x", Needed(mapper, mapper.OutputSchema[0]), "The hidden column is the input's.");
        Assert.AreEqual("x source_id y z", Needed(mapper, [.. mapper.OutputSchema]));
    }

    [TestMethod]
    public void Chains_AreOpenedWhenARowOfTheirSourceIsRead()
    {
        Step<float, float> a = Times(2, "y"), b = Times(3, "y"), others = Times(4, "y");
        IDataView view = FitTransform(Ml.Transforms.ForSource(Options(others, ("a", a), ("b", b))), Data());
        (a.Opened, b.Opened, others.Opened) = (0, 0, 0);
        using (DataViewRowCursor cursor = view.GetRowCursor([view.Schema["x"]]))
        {
            while (cursor.MoveNext())
                cursor.GetGetter<float>(view.Schema["x"]);
        }

        Assert.AreEqual((0, 0, 0), (a.Opened, b.Opened, others.Opened), "No chain makes x.");
        (a.Disposed, b.Disposed, others.Disposed) = (0, 0, 0);
        using (DataViewRowCursor cursor = view.GetRowCursor(view.Schema))
        {
            ValueGetter<float> get = cursor.GetGetter<float>(view.Schema["y"]);
            float value = 0;
            cursor.MoveNext();
            get(ref value);
            Assert.AreEqual((1, 0, 0), (a.Opened, b.Opened, others.Opened));
            while (cursor.MoveNext())
            {
                if (cursor.Position < 5)
                    get(ref value);
            }

            Assert.AreEqual((1, 1, 0), (a.Opened, b.Opened, others.Opened), "The row without a source was not read.");
            Assert.AreEqual((0, 0, 0), (a.Disposed, b.Disposed, others.Disposed));
        }

        Assert.AreEqual((1, 1, 0), (a.Disposed, b.Disposed, others.Disposed));
    }

    [TestMethod]
    public void Getters_OfAColumn_AreOneObject()
    {
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Times(2))), Data());
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Assert.AreSame(cursor.GetGetter<float>(view.Schema["x"]), cursor.GetGetter<float>(view.Schema["x"]));
    }

    [TestMethod]
    public void Row_OfTheMapper_FollowsItsInputAndOwnsIt()
    {
        var counting = new CountingDataView(Data());
        Step<float, float> a = Times(2), b = Times(3);
        IRowToRowMapper mapper = Mapper(Ml.Transforms.ForSource(("a", a), ("b", b)), counting);
        DataViewRowCursor input = counting.GetRowCursor(counting.Schema);
        DataViewRow row = mapper.GetRow(input, [mapper.OutputSchema["x"]]);
        Assert.IsTrue(row.IsColumnActive(mapper.OutputSchema["x"]));
        Assert.IsFalse(row.IsColumnActive(mapper.OutputSchema[0]));
        Assert.ThrowsExactly<InvalidOperationException>(() => row.GetGetter<float>(mapper.OutputSchema[0]));
        var values = new List<float>();
        ValueGetter<float> get = row.GetGetter<float>(mapper.OutputSchema["x"]);
        ValueGetter<DataViewRowId> getId = row.GetIdGetter();
        float value = 0;
        DataViewRowId id = default;
        while (input.MoveNext())
        {
            get(ref value);
            getId(ref id);
            values.Add(value);
            Assert.AreEqual((input.Position, input.Batch, (ulong)input.Position), (row.Position, row.Batch, id.Low));
        }

        CollectionAssert.AreEqual(new float[] { 2, 30, 4, 60, 6, 300 }, values);
        Assert.AreEqual(1, counting.Open);
        row.Dispose();
        row.Dispose();
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Row_WhoseChainsWereOpened_DisposesOfItsInputOnce()
    {
        FakeDataView data = Data();
        Step<float, float> a = Times(2), b = Times(3);
        IRowToRowMapper mapper = Mapper(Ml.Transforms.ForSource(("a", a), ("b", b)), data);
        DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        var input = new WatchedRow(cursor);
        DataViewRow row = mapper.GetRow(input, mapper.OutputSchema);
        ValueGetter<float> get = row.GetGetter<float>(mapper.OutputSchema["x"]);
        float value = 0;
        while (cursor.MoveNext())
            get(ref value);
        (a.Disposed, b.Disposed) = (0, 0);
        row.Dispose();
        Assert.AreEqual((1, 1, 1), (a.Disposed, b.Disposed, input.Disposals));
    }

    [TestMethod]
    public void Row_OfAnotherSchema_IsRefused()
    {
        IRowToRowMapper mapper = Mapper(Ml.Transforms.ForSource(("a", Times(2))), Data());
        FakeDataView other = Data();
        using DataViewRowCursor row = other.GetRowCursor(other.Schema);
        var error = Assert.ThrowsExactly<ArgumentException>(() => mapper.GetRow(row, []));
        Assert.AreEqual("ForSource: the row has another schema than the one this mapper was made for. (Parameter 'input')", error.Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => mapper.GetRow(null!, []));
    }

    [TestMethod]
    public void Reading_AllocatesNothingPerRow()
    {
        const int Rows = 100_000;
        var data = new FakeDataView(
            4 * Rows,
            FakeColumn.Of("x", NumberDataViewType.Single, row => (float)row),
            FakeColumn.Key("source_id", row => (uint)(row % 3), "a", "b"));
        ForSourceOptions options = Options(
            Ml.Transforms.CopyColumns("y", "x"), ("a", Chain(Given(), Ml.Transforms.CopyColumns("y", "x"))), ("b", Ml.Transforms.CopyColumns("y", "x")));
        IDataView view = FitTransform(Ml.Transforms.ForSource(options), data);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["y"]]);
        ValueGetter<float> get = cursor.GetGetter<float>(view.Schema["y"]);
        float value = 0;
        Allocation.Walk(cursor, get, ref value, Rows / 2);
        Assert.AreEqual(0, Allocation.Least(cursor, get, ref value, Rows));
    }

    private static NormalizeBySourceEstimator Given() => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
    {
        Columns = [new InputOutputColumnPair("x")],
        Statistics = new NormalizationStatistics("x", new Dictionary<string, SourceStatistics> { ["a"] = new(1, 2), ["b"] = new(3, 4) }),
    });

    private static IRowToRowMapper Mapper(ForSourceEstimator estimator, IDataView data)
    {
        ITransformer transformer = estimator.Fit(data);
        Assert.IsTrue(transformer.IsRowToRowMapper);
        return transformer.GetRowToRowMapper(data.Schema);
    }

    private static string Needed(IRowToRowMapper mapper, params DataViewSchema.Column[] columns) =>
        string.Join(" ", mapper.GetDependencies(columns).Select(column => column.Name));

    /// <summary>Passes a row on and counts how often it is disposed of.</summary>
    private sealed class WatchedRow(DataViewRow inner) : DataViewRow
    {
        public int Disposals { get; private set; }

        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
