using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>
/// The main job on real images: digits, kuzushiji and articles of clothing. Expected labels and pixels come straight from the files' bytes.
/// </summary>
[TestClass]
public class MixRealDataTests
{
    private const string Mnist = "mnist-t10k";
    private const string Kmnist = "kmnist-t10k";
    private const string Fashion = "fashion-mnist-900";

    [TestMethod]
    public void RoundRobin16_DigitsAndClothes_AlternateByBatchAndDeliverEachRowOnce()
    {
        MixedDataView mix = Mix(Selection.RoundRobin(16), StopRule.AllOnce, null, DigitsAndClothes(1, 1));
        List<uint> sources = ViewRows.Column<uint>(mix, "source_id");
        List<float> labels = ViewRows.Column<float>(mix, "Label");

        Assert.AreEqual(10_900, mix.GetRowCount());
        Assert.HasCount(10_900, sources);
        for (int batch = 0; batch < 10; batch++)
        {
            foreach (uint source in sources.Skip(batch * 16).Take(16))
                Assert.AreEqual(batch % 2 == 0 ? 1u : 2u, source, $"batch {batch}");
        }
        // 900 rows are 56 batches of 16 and 4 rows: from batch 113 on, after those 4, only digits are left.
        Assert.IsTrue(sources.Skip(113 * 16 + 4).All(source => source == 1));
        CollectionAssert.AreEqual(Bytes(Mnist, "labels-idx1-ubyte.gz", 8).Select(label => (float)label).ToArray(), Of(1));
        CollectionAssert.AreEqual(Bytes(Fashion, "labels-idx1-ubyte.gz", 8).Select(label => (float)label).ToArray(), Of(2));

        float[] Of(uint source) => [.. labels.Where((_, row) => sources[row] == source)];
    }

    [TestMethod]
    public void RoundRobin16_DigitsAndClothes_GiveThePixelsOfTheFiles()
    {
        MixedDataView mix = Mix(Selection.RoundRobin(16), StopRule.AllOnce, 2_000, DigitsAndClothes(1, 1));
        byte[][] pixels = [Bytes(Mnist, "images-idx3-ubyte.gz", 16), Bytes(Fashion, "images-idx3-ubyte.gz", 16)];
        var next = new int[2];
        using var cursor = mix.GetRowCursor(mix.Schema);
        var features = cursor.GetGetter<VBuffer<float>>(mix.Schema["Features"]);
        var source = cursor.GetGetter<uint>(mix.Schema["source_id"]);
        VBuffer<float> value = default;
        uint key = 0;
        while (cursor.MoveNext())
        {
            features(ref value);
            source(ref key);
            ReadOnlySpan<byte> expected = pixels[key - 1].AsSpan(784 * next[key - 1]++, 784);
            Assert.IsTrue(value.IsDense);
            ReadOnlySpan<float> found = value.GetValues();
            Assert.AreEqual(784, found.Length);
            for (int i = 0; i < 784; i++)
            {
                if (found[i] != expected[i])
                    Assert.Fail($"pixel {i} of row {next[key - 1] - 1} of source {key} is {found[i]}, not {expected[i]}");
            }
        }

        Assert.AreEqual(2_000, next.Sum());
        Assert.AreEqual(900, next[1]);
    }

    [TestMethod]
    public void Even_SeventyToThirty_IsExactInTheFirstThousandRowsAndInEveryPrefix()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.FirstExhausted, null, DigitsAndClothes(0.7, 0.3));
        List<uint> sources = ViewRows.Column<uint>(mix, "source_id");

        Assert.AreEqual(700, sources.Take(1_000).Count(source => source == 1));
        Assert.AreEqual(300, sources.Take(1_000).Count(source => source == 2));
        // Clothes end it: their 900th row stands where round(0.3 n) first reaches 900, with halves rounded up for the digits.
        Assert.AreEqual(mix.GetRowCount(), sources.Count);
        Assert.AreEqual(900, sources.Count(source => source == 2));
        Assert.AreEqual(2u, sources[^1]);
        int digits = 0;
        for (int row = 0; row < sources.Count; row++)
        {
            digits += sources[row] == 1 ? 1 : 0;
            Assert.AreEqual((7 * (row + 1) + 5) / 10, digits, $"digits among the first {row + 1} rows");
        }
    }

    [TestMethod]
    public void Random_ThreeSources_DeliversByAHandMadeModel()
    {
        string[] folders = [Kmnist, Mnist, Fashion];
        MixedDataView mix = Mix(
            Selection.Random, StopRule.AllOnce, null,
            new MixSource(Kmnist, Load(Kmnist), 0.5), new MixSource(Mnist, Load(Mnist), 0.3), new MixSource(Fashion, Load(Fashion), 0.2));
        List<uint> sources = ViewRows.Column<uint>(mix, "source_id");
        List<float> labels = ViewRows.Column<float>(mix, "Label");

        Assert.HasCount(20_900, sources);
        for (int i = 0; i < 3; i++)
        {
            CollectionAssert.AreEqual(
                Bytes(folders[i], "labels-idx1-ubyte.gz", 8).Select(label => (float)label).ToArray(),
                labels.Where((_, row) => sources[row] == i + 1).ToArray());
        }
        // Clothes last for about 900 / 0.2 = 4,500 rows; before and after that, until the kuzushiji are gone, kuzushiji to digits are as
        // 5 to 3. Counts lie within five standard deviations of what these shares say.
        int clothesEnd = sources.LastIndexOf(3) + 1;
        Within(clothesEnd, 4_500, Math.Sqrt(900 * 0.8) / 0.2);
        Within(Count(1, 0, clothesEnd), 0.5 / 0.8 * (clothesEnd - 900), Math.Sqrt((clothesEnd - 900) * (5 / 8.0) * (3 / 8.0)));
        int kuzushijiEnd = sources.LastIndexOf(1) + 1;
        int rest = kuzushijiEnd - clothesEnd;
        Within(Count(1, clothesEnd, kuzushijiEnd), rest * 5 / 8.0, Math.Sqrt(rest * (5 / 8.0) * (3 / 8.0)));
        Assert.IsTrue(sources.Skip(kuzushijiEnd).All(source => source == 2));

        int Count(uint source, int from, int to) => sources.Take(to).Skip(from).Count(found => found == source);
        static void Within(double found, double expected, double deviation) => Assert.AreEqual(expected, found, 5 * deviation);
    }

    [TestMethod]
    public void Cursors_OverRealImages_CloseTheirFiles()
    {
        CountingDataView[] views = [new(Load(Mnist)), new(Load(Fashion))];
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, 3_000, Over(views));

        Assert.HasCount(3_000, ViewRows.Ids(mix));
        Assert.AreEqual(0, views.Sum(view => view.Open));
        Assert.HasCount(2, views[1].Asked);
    }

    private static MixSource[] DigitsAndClothes(double digits, double clothes) =>
        [new MixSource("mnist", Load(Mnist), digits), new MixSource("fashion", Load(Fashion), clothes)];

    private static IDataView Load(string name)
    {
        string folder = RealData.Folder(name);
        return Ml.Data.LoadFromIdx(Path.Combine(folder, "images-idx3-ubyte.gz"), Path.Combine(folder, "labels-idx1-ubyte.gz"));
    }

    private static byte[] Bytes(string folder, string file, int header)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(RealData.Folder(folder), file)), CompressionMode.Decompress);
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray()[header..];
    }
}
