using System.Buffers.Binary;
using System.Security.Cryptography;
using MlMix.Demo.Drawing;
using MlMix.Testing;

namespace MlMix.Demo.Tests.Drawing;

[TestClass]
public sealed class DrawnSetsTests
{
    private static readonly string[] Paths =
    [
        "drawn-articles/images-idx3-ubyte", "drawn-articles/labels-idx1-ubyte",
        "drawn-digits/images-idx3-ubyte", "drawn-digits/labels-idx1-ubyte",
    ];

    [TestMethod]
    public void Write_Twice_LeavesTheFilesAlone()
    {
        using var folder = new TempFolder();
        Assert.IsTrue(DrawnSets.Write(folder.FullPath));
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        foreach (string path in Paths)
            File.SetLastWriteTimeUtc(folder.File(path), longAgo);

        Assert.IsFalse(DrawnSets.Write(folder.FullPath));

        foreach (string path in Paths)
            Assert.AreEqual(longAgo, File.GetLastWriteTimeUtc(folder.File(path)));
    }

    [TestMethod]
    public void Write_AFileIsGoneOrOld_DrawsAgain()
    {
        using var folder = new TempFolder();
        DrawnSets.Write(folder.FullPath);

        File.Delete(folder.File(Paths[0]));
        Assert.IsTrue(DrawnSets.Write(folder.FullPath));
        Assert.IsTrue(File.Exists(folder.File(Paths[0])));

        File.WriteAllText(folder.File("version.txt"), "0");
        Assert.IsTrue(DrawnSets.Write(folder.FullPath));
    }

    /// <summary>The hashes freeze the pictures: they may not depend on the machine, the runtime or the folder.</summary>
    [TestMethod]
    [DataRow("drawn-digits/images-idx3-ubyte", "4f4c571fcdbb070f4b38155ddb8ddfff48b77c6dbc39f75ed3595c970dec3e2b")]
    [DataRow("drawn-digits/labels-idx1-ubyte", "e66c8cf87b537c79d9f8312bb2e11f85ccb099cb3a1c51a642e214c87fb743a3")]
    [DataRow("drawn-articles/images-idx3-ubyte", "77b9c8d4a7ebcf9219c5d77ffa11bc29cd4c1a1b6da0c4b844fcc1c1e62210e7")]
    [DataRow("drawn-articles/labels-idx1-ubyte", "9989ff6b39a38602605618608f47534a641995fb74fed68d382d141683a4338f")]
    public void Write_AnyFolder_GivesTheSameBytes(string path, string sha256)
    {
        using TempFolder one = new(), other = new();
        DrawnSets.Write(one.FullPath);
        DrawnSets.Write(other.FullPath);

        byte[] content = File.ReadAllBytes(one.File(path));

        CollectionAssert.AreEqual(content, File.ReadAllBytes(other.File(path)));
        Assert.AreEqual(sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    [TestMethod]
    [DataRow("drawn-digits", 1000)]
    [DataRow("drawn-articles", 400)]
    public void Write_Headers_AreThoseOfIdx(string set, int rows)
    {
        using var folder = new TempFolder();
        DrawnSets.Write(folder.FullPath);

        byte[] images = File.ReadAllBytes(folder.File($"{set}/images-idx3-ubyte"));
        byte[] labels = File.ReadAllBytes(folder.File($"{set}/labels-idx1-ubyte"));

        CollectionAssert.AreEqual(new[] { 0x803, rows, 28, 28 }, Header(images, 4));
        CollectionAssert.AreEqual(new[] { 0x801, rows }, Header(labels, 2));
        Assert.HasCount(16 + rows * 28 * 28, images);
        Assert.HasCount(8 + rows, labels);
        for (byte label = 0; label < 10; label++)
            Assert.AreEqual(rows / 10, labels.Skip(8).Count(each => each == label));

        static int[] Header(byte[] content, int count) =>
            [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 * i)))];
    }

    /// <summary>Classes must look different: rows of the second half are told apart by the mean pictures of the first.</summary>
    [TestMethod]
    [DataRow("drawn-digits", 0.85)]
    [DataRow("drawn-articles", 0.85)]
    public void Write_Pictures_AreToldApartByTheirMeans(string set, double atLeast)
    {
        using var folder = new TempFolder();
        DrawnSets.Write(folder.FullPath);
        byte[] images = File.ReadAllBytes(folder.File($"{set}/images-idx3-ubyte"))[16..];
        byte[] labels = File.ReadAllBytes(folder.File($"{set}/labels-idx1-ubyte"))[8..];
        int half = labels.Length / 2;
        double[][] means = [.. Enumerable.Range(0, 10).Select(label => Mean(Rows(0, half).Where(row => labels[row] == label)))];

        double right = Rows(half, labels.Length).Average(row => Nearest(row) == labels[row] ? 1.0 : 0.0);

        Assert.IsGreaterThanOrEqualTo(atLeast, right);

        static IEnumerable<int> Rows(int from, int to) => Enumerable.Range(from, to - from);

        double[] Mean(IEnumerable<int> rows)
        {
            int[] taken = [.. rows];
            return [.. Enumerable.Range(0, 784).Select(pixel => taken.Average(row => images[row * 784 + pixel]))];
        }

        int Nearest(int row) => Enumerable.Range(0, 10)
            .MinBy(label => Enumerable.Range(0, 784).Sum(pixel => Math.Pow(images[row * 784 + pixel] - means[label][pixel], 2)));
    }

    [TestMethod]
    public void Jitter_ManyNumbers_AreEvenlySpreadAndDependOnThePicture()
    {
        var jitter = new Jitter(3);
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(_ => jitter.Between(2, 4))];

        Assert.IsTrue(numbers.All(number => number is >= 2 and < 4));
        Assert.AreEqual(3, numbers.Average(), 0.02);
        Assert.AreEqual(numbers[0], new Jitter(3).Between(2, 4));
        Assert.AreNotEqual(numbers[0], new Jitter(4).Between(2, 4));
        Assert.AreNotEqual(numbers[0], numbers[1]);
    }
}
