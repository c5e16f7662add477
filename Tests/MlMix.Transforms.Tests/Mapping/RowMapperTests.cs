using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>The row-to-row side of the contract, which ML.NET's prediction engine uses.</summary>
[TestClass]
public class RowMapperTests
{
    [TestMethod]
    public void GetDependencies_OfOutput_AreInputAndSource()
    {
        IRowToRowMapper mapper = Mapper(Data());
        Assert.AreEqual("", Names(mapper.GetDependencies([])));
        Assert.AreEqual("y", Names(mapper.GetDependencies([mapper.OutputSchema["y"]])));
        Assert.AreEqual("x source_id", Names(mapper.GetDependencies([mapper.OutputSchema["x"]])));
        Assert.AreEqual("x", Names(mapper.GetDependencies([mapper.OutputSchema[0]])), "The hidden column is the input's.");
        Assert.AreEqual("x y source_id", Names(mapper.GetDependencies(mapper.OutputSchema)));
    }

    [TestMethod]
    public void Schemas_AreThoseBoundTo()
    {
        FakeDataView data = Data();
        IRowToRowMapper mapper = Mapper(data);
        Assert.AreSame(data.Schema, mapper.InputSchema);
        CollectionAssert.AreEqual(new[] { "(x)", "x", "y", "source_id" }, ColumnNames(mapper.OutputSchema));
    }

    [TestMethod]
    public void GetRow_FollowsItsInput()
    {
        FakeDataView data = Data();
        IRowToRowMapper mapper = Mapper(data);
        DataViewRowCursor input = data.GetRowCursor(data.Schema);
        using DataViewRow row = mapper.GetRow(input, [mapper.OutputSchema["x"]]);
        ValueGetter<float> get = row.GetGetter<float>(mapper.OutputSchema["x"]);
        ValueGetter<DataViewRowId> getId = row.GetIdGetter();
        var values = new List<float>();
        float value = 0;
        DataViewRowId id = default;
        while (input.MoveNext())
        {
            get(ref value);
            getId(ref id);
            values.Add(value);
            Assert.AreEqual(input.Position, row.Position);
            Assert.AreEqual(input.Batch, row.Batch);
            Assert.AreEqual((ulong)input.Position, id.Low);
        }

        Assert.AreSame(mapper.OutputSchema, row.Schema);
        CollectionAssert.AreEqual(new float[] { -2, 3, 0 }, values);
    }

    [TestMethod]
    public void GetRow_InactiveColumn_Throws()
    {
        FakeDataView data = Data();
        IRowToRowMapper mapper = Mapper(data);
        using DataViewRow row = mapper.GetRow(data.GetRowCursor(data.Schema), [mapper.OutputSchema["y"]]);
        Assert.IsTrue(row.IsColumnActive(mapper.OutputSchema["y"]));
        Assert.IsFalse(row.IsColumnActive(mapper.OutputSchema["x"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => row.GetGetter<float>(mapper.OutputSchema["x"]));
    }

    [TestMethod]
    public void GetRow_OfAnotherSchema_Throws()
    {
        IRowToRowMapper mapper = Mapper(Data());
        FakeDataView other = Data();
        using DataViewRowCursor row = other.GetRowCursor(other.Schema);
        var error = Assert.ThrowsExactly<ArgumentException>(() => mapper.GetRow(row, []));
        Assert.AreEqual(
            "NormalizeBySource: the row has another schema than the one this mapper was made for. (Parameter 'input')", error.Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => mapper.GetRow(null!, []));
    }

    [TestMethod]
    public void Row_Disposed_DisposesItsInput()
    {
        var counting = new CountingDataView(Data());
        IRowToRowMapper mapper = Mapper(counting);
        DataViewRow row = mapper.GetRow(counting.GetRowCursor(counting.Schema), mapper.OutputSchema);
        Assert.AreEqual(1, counting.Open);
        row.Dispose();
        row.Dispose();
        Assert.AreEqual(0, counting.Open);
    }

    private static IRowToRowMapper Mapper(IDataView data)
    {
        var given = new Dictionary<string, SourceStatistics> { ["a"] = new(3, 1), ["b"] = new(4, 2) };
        ITransformer transformer = Ml.Transforms.NormalizeBySource(
            new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", given) }).Fit(data);
        Assert.IsTrue(transformer.IsRowToRowMapper);
        return transformer.GetRowToRowMapper(data.Schema);
    }

    private static FakeDataView Data() =>
        new(3, Singles("x", 1, 10, 3), Singles("y", 0, 0, 0), Sources([1, 2, 1], "a", "b"));

    private static string Names(IEnumerable<DataViewSchema.Column> columns) => string.Join(" ", columns.Select(column => column.Name));
}
