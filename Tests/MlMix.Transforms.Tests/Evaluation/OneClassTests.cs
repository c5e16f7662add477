using Microsoft.ML.Data;
using MlMix.Evaluation;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

[TestClass]
public sealed class OneClassTests
{
    [TestMethod]
    public void Positives_AreRightAboveZero()
    {
        var data = new FakeDataView(
            5,
            Singles("Label", 1, 1, 1, float.NaN, 1),
            Singles("Score", 2, 0, 0.1f, 5, float.NaN),
            Singles("Probability", 0.5f, 0.25f, 1, 0.9f, 0.9f));

        Dictionary<string, double> found = OneClass.Evaluate(data, data.Schema["Label"], data.Schema["Score"], data.Schema["Probability"]);

        // Of three with a label and a score the first and the last are above 0; their losses are 1, 2 and 0 bits.
        Assert.AreEqual(2 / 3.0, found["Accuracy"], 1e-12);
        Assert.AreEqual(1, found["LogLoss"], 1e-12);
    }

    [TestMethod]
    public void Negatives_AreRightUpToZero_AndHaveNoLossWithoutProbabilities()
    {
        var data = new FakeDataView(
            4, FakeColumn.Of("Label", BooleanDataViewType.Instance, _ => false), Singles("Score", 2, 0, -0.1f, -3));

        Dictionary<string, double> found = OneClass.Evaluate(data, data.Schema["Label"], data.Schema["Score"], null);

        Assert.AreEqual(0.75, found["Accuracy"]);
        Assert.IsTrue(double.IsNaN(found["LogLoss"]));
    }

    [TestMethod]
    public void Labels_OfEveryType_AreReadAsNumbers()
    {
        FakeColumn[] columns =
        [
            Singles("single", 0.5f, float.NaN),
            FakeColumn.Of("double", NumberDataViewType.Double, row => row == 0 ? 0.5 : double.NaN),
            FakeColumn.Of("bool", BooleanDataViewType.Instance, row => row == 0),
            FakeColumn.Of("byte", new KeyDataViewType(typeof(byte), 9), row => (byte)(row == 0 ? 3 : 0)),
            FakeColumn.Of("ushort", new KeyDataViewType(typeof(ushort), 9), row => (ushort)(row == 0 ? 3 : 0)),
            FakeColumn.Of("uint", new KeyDataViewType(typeof(uint), 9), row => row == 0 ? 3u : 0),
            FakeColumn.Of("ulong", new KeyDataViewType(typeof(ulong), 9), row => row == 0 ? 3ul : 0),
        ];
        var data = new FakeDataView(2, columns);
        using DataViewRowCursorHolder cursor = new(data);

        float[][] found = cursor.Read();

        CollectionAssert.AreEqual(new[] { 0.5f, 0.5f, 1, 2, 2, 2, 2 }, found[0]);
        CollectionAssert.AreEqual(new[] { float.NaN, float.NaN, 0, float.NaN, float.NaN, float.NaN, float.NaN }, found[1]);
    }

    private sealed class DataViewRowCursorHolder(FakeDataView data) : IDisposable
    {
        private readonly Microsoft.ML.DataViewRowCursor _cursor = data.GetRowCursor(data.Schema);

        public float[][] Read()
        {
            Microsoft.ML.ValueGetter<float>[] getters = [.. data.Schema.Select(column => LabelNumbers.Create(_cursor, column))];
            var rows = new List<float[]>();
            while (_cursor.MoveNext())
            {
                rows.Add([.. getters.Select(get =>
                {
                    float value = 0;
                    get(ref value);
                    return value;
                })]);
            }

            return [.. rows];
        }

        public void Dispose() => _cursor.Dispose();
    }
}
