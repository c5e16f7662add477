using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>Labels of 32 bits, some of which Single would merge with their neighbours.</summary>
[TestClass]
public sealed class IdxLabelTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Label_IntsThatSingleHolds_AreExact()
    {
        int[] exact = [0, -1, 16_777_216, -16_777_216, 16_777_218, 2_147_483_520, int.MinValue];

        var labels = ViewRows.Column<float>(Load(exact), "Label");

        CollectionAssert.AreEqual(exact, labels.Select(label => (int)label).ToArray());
    }

    [TestMethod]
    [DataRow(16_777_217)]
    [DataRow(-16_777_217)]
    [DataRow(2_147_483_521)]
    [DataRow(int.MaxValue)]
    public void Label_IntThatSingleWouldRound_NamesFileRowAndValue(int value)
    {
        var view = Load(5, value, 6);
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<float>(view.Schema["Label"]);
        float label = 0;
        Assert.IsTrue(cursor.MoveNext());
        getter(ref label);
        Assert.AreEqual(5f, label);
        Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<InvalidDataException>(() => getter(ref label));

        Assert.AreEqual(Message(row: 1, value), error.Message);
    }

    [TestMethod]
    public void Label_VectorWithAnIntThatSingleWouldRound_NamesFileRowAndValue()
    {
        string data = _folder.Write("data", File(UByte, [3, 1], 1, 2, 3));
        string labels = _folder.Write("labels", File(Int, [3, 2], 1, 2, 3, 4, 5, 33_554_433));
        var view = Ml.Data.LoadFromIdx(data, labels);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => ViewRows.Vectors<float>(view, "Label"));

        Assert.AreEqual(Message(row: 2, 33_554_433), error.Message);
    }

    [TestMethod]
    public void Features_IntThatSingleWouldRound_IsRounded()
    {
        var view = Load(16_777_217);

        CollectionAssert.AreEqual(new[] { 16_777_216f }, ViewRows.Column<float>(view, "Features"));
    }

    private IDataView Load(params int[] values)
    {
        byte[] content = File(Int, [values.Length], [.. values.Select(value => (double)value)]);
        return Ml.Data.LoadFromIdx(_folder.Write("data", content), _folder.Write("labels", content));
    }

    private string Message(int row, int value) => $"The labels file '{_folder.File("labels")}' has the label {value} in row {row} (counted "
        + "from 0), which Single would round and so merge with another. Number the labels from -16777216 to 16777216, where Single "
        + "holds every whole number.";
}
