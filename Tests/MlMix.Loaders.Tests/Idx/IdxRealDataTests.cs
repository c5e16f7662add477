using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Idx;

[TestClass]
public class IdxRealDataTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow("mnist-t10k", 10_000, 0.1325, 0.3105)]
    [DataRow("kmnist-t10k", 10_000, 0.1846, 0.3416)]
    [DataRow("fashion-mnist-900", 900, 0.2823, 0.3517)]
    public void LoadFromIdx_Images_HaveTheKnownMeanAndDeviation(string name, int rows, double mean, double deviation)
    {
        var view = Load(name);
        double sum = 0, squares = 0;
        long pixels = 0;

        foreach (var image in ViewRows.Vectors<float>(view, "Features"))
        {
            foreach (float pixel in image)
            {
                sum += pixel;
                squares += (double)pixel * pixel;
            }
            pixels += image.Length;
        }

        Assert.AreEqual((long)rows, view.GetRowCount());
        Assert.AreEqual(rows * 784L, pixels);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 28, 28), view.Schema["Features"].Type);
        double found = sum / pixels;
        Assert.AreEqual(mean, Math.Round(found, 4));
        Assert.AreEqual(deviation, Math.Round(Math.Sqrt(squares / pixels - found * found), 4));
    }

    [TestMethod]
    [DataRow("kmnist-t10k", 1_000)]
    [DataRow("fashion-mnist-900", 90)]
    public void LoadFromIdx_Labels_AreEvenlySpread(string name, int each)
    {
        var counts = ViewRows.Column<float>(Load(name), "Label").CountBy(label => label).OrderBy(pair => pair.Key).ToArray();

        CollectionAssert.AreEqual(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, counts.Select(pair => pair.Key).ToArray());
        foreach (var (label, count) in counts)
            Assert.AreEqual(each, count, $"label {label}");
    }

    [TestMethod]
    public void LoadFromIdx_Mnist_BeginsWithTheKnownLabels()
    {
        CollectionAssert.AreEqual(new[] { 7f, 2f, 1f, 0f, 4f }, ViewRows.Column<float>(Load("mnist-t10k"), "Label").Take(5).ToArray());
    }

    private static IDataView Load(string name)
    {
        string folder = RealData.Folder(name);
        return Ml.Data.LoadFromIdx(Path.Combine(folder, "images-idx3-ubyte.gz"), Path.Combine(folder, "labels-idx1-ubyte.gz"),
            new IdxOptions { Scale = 1f / 255 });
    }
}
