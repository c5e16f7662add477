using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A source whose columns are others when it is read than when the mix was made: an error that says so, and no values of a wrong column.</summary>
[TestClass]
public class MixChangedSchemaTests
{
    private static readonly FakeColumn Label = FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)row);

    [TestMethod]
    public void Column_Gone_IsNamed() => Check(
        [FakeColumn.Of("Other", NumberDataViewType.Int64, row => row)], $"column '{Value}' was Int64 and is gone");

    [TestMethod]
    public void Column_OfAnotherType_IsNamed() => Check(
        [FakeColumn.Of(Value, NumberDataViewType.Double, row => (double)row)], $"column '{Value}' was Int64 and is Double now");

    [TestMethod]
    public void Column_AtAnotherPlace_IsNamed() => Check(
        [Label, FakeColumn.Of(Value, NumberDataViewType.Int64, row => row)], $"column '{Value}' was Int64 and has moved");

    [TestMethod]
    public void Column_NotAskedFor_MayChange()
    {
        var view = new ChangingView(Of(FakeColumn.Of(Value, NumberDataViewType.Int64, row => row), Label));
        MixedDataView mix = Ml.Data.Mix(new MixSource("a", view));
        view.Inner = Of(FakeColumn.Of(Value, NumberDataViewType.Int64, row => row));

        using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Value]]);
        Assert.IsTrue(cursor.MoveNext());
    }

    private static void Check(FakeColumn[] after, string what)
    {
        var view = new ChangingView(Of(FakeColumn.Of(Value, NumberDataViewType.Int64, row => row)));
        var good = new CountingDataView(Numbered(0, 9));
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.FirstExhausted, null, Over(good, view));
        view.Inner = Of(after);
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual("b", error.SourceName);
        Assert.AreEqual(1, error.Position);
        Assert.Contains(what, error.InnerException!.Message);
        Assert.AreEqual(0, good.Open + view.Counted.Open);
    }

    private static FakeDataView Of(params FakeColumn[] columns) => new(9, columns);

    // Against ML.NET's contract, by which a view and its schema never change.
    private sealed class ChangingView(FakeDataView before) : IDataView
    {
        public IDataView Inner
        {
            set => Counted = new CountingDataView(value);
        }

        public CountingDataView Counted { get; private set; } = new(before);

        public DataViewSchema Schema => Counted.Schema;

        public bool CanShuffle => false;

        public long? GetRowCount() => 9;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            Counted.GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            Counted.GetRowCursorSet(columnsNeeded, n, rand);
    }
}
