using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>ML.NET's own views over ours.</summary>
[TestClass]
public sealed class IdxMlNetTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void ShuffleRows_OverIdx_KeepsEveryRow()
    {
        var shuffled = ViewRows.Column<float>(Ml.Data.ShuffleRows(Numbers(), seed: 3), "Features");

        CollectionAssert.AreNotEqual(Expected, shuffled);
        CollectionAssert.AreEquivalent(Expected, shuffled);
    }

    [TestMethod]
    public void Cache_OverIdx_GivesTheRows()
    {
        CollectionAssert.AreEqual(Expected, ViewRows.Column<float>(Ml.Data.Cache(Numbers()), "Features"));
    }

    [TestMethod]
    public void TrainTestSplit_OverIdx_CutsItInTwo()
    {
        var split = Ml.Data.TrainTestSplit(Numbers(), testFraction: 0.25);
        var train = ViewRows.Column<float>(split.TrainSet, "Features");
        var test = ViewRows.Column<float>(split.TestSet, "Features");

        Assert.IsTrue(test.Count > 0);
        CollectionAssert.AreEquivalent(Expected, train.Concat(test).ToArray());
    }

    [TestMethod]
    public void Fit_TransformOverIdx_SeesTheValues()
    {
        var view = Numbers();

        var scaled = Ml.Transforms.NormalizeMinMax("Features", fixZero: false).Fit(view).Transform(view);

        CollectionAssert.AreEqual(Expected.Select(value => value / 999).ToArray(), ViewRows.Column<float>(scaled, "Features"),
            Comparer<float>.Create((a, b) => MathF.Abs(a - b) < 1e-6f ? 0 : a.CompareTo(b)));
    }

    [TestMethod]
    public void CreateEnumerable_OverIdxWithLabels_FillsTheObjects()
    {
        string data = _folder.Write("images", File(UByte, [2, 2], 1, 2, 3, 4));
        string labels = _folder.Write("labels", File(UByte, [2], 5, 6));

        var rows = Ml.Data.CreateEnumerable<Row>(Ml.Data.LoadFromIdx(data, labels), reuseRowObject: false).ToArray();

        CollectionAssert.AreEqual(new[] { 3f, 4f }, rows[1].Features);
        Assert.AreEqual(6f, rows[1].Label);
    }

    private static readonly float[] Expected = [.. Enumerable.Range(0, 1_000).Select(i => (float)i)];

    private IDataView Numbers() =>
        Ml.Data.LoadFromIdx(_folder.Write("numbers", File(Int, [1_000], [.. Expected.Select(value => (double)value)])));

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
