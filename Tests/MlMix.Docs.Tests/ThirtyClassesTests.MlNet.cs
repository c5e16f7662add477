using System.Globalization;
using System.Text.RegularExpressions;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>The sample of three sets and thirty classes: trained in one process, used in another.</summary>
[TestClass]
public sealed class ThirtyClassesTests
{
    [TestMethod]
    public void Trained_SavedAndLoadedElsewhere_IsGoodOnEverySet()
    {
        string data = Path.GetDirectoryName(RealData.Folder("mnist-t10k"))!;
        RealData.Folder("fashion-mnist-900");
        RealData.Folder("kmnist-t10k");
        using var folder = new TempFolder();
        string model = folder.File("model.zip");
        (int code, string text) = BuiltProgram.Run("MlMix.ThirtyClasses", "train", data, model);
        Assert.AreEqual(0, code, text);
        CollectionAssert.AreEqual(new[] { model }, Directory.GetFiles(folder.FullPath));

        // A fifth of each label of each set is held back: 90 of each article, 1,000 of each kana, other numbers of each digit. By chance one image in thirty
        // would be right.
        foreach ((string set, int least, int most, double accuracy) in new[]
        {
            ("digits", 1_990, 2_010, 0.8), ("clothes", 180, 180, 0.6), ("kana", 2_000, 2_000, 0.55),
        })
        {
            Match row = Regex.Match(text, $@"^{set} +(?<n>[\d,]+) +[\d.]+% +(?<micro>[\d.]+)", RegexOptions.Multiline);
            Assert.IsTrue(row.Success, text);
            int rows = int.Parse(row.Groups["n"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Assert.IsTrue(rows >= least && rows <= most, text);
            Assert.IsGreaterThan(accuracy, double.Parse(row.Groups["micro"].Value, CultureInfo.InvariantCulture), text);
        }

        (code, text) = BuiltProgram.Run("MlMix.ThirtyClasses", "predict", data, model);
        Assert.AreEqual(0, code, text);
        foreach (string set in new[] { "digits", "clothes", "kana" })
        {
            Match line = Regex.Match(
                text,
                $@"^{set} +200 images: (?<source>\d+) taken for {set}, (?<both>\d+) of these with the right label; (?<label>\d+) right",
                RegexOptions.Multiline);
            Assert.IsTrue(line.Success, text);
            int[] numbers = [.. new[] { "source", "both", "label" }.Select(name => int.Parse(line.Groups[name].Value, CultureInfo.InvariantCulture))];

            // A label that is right among all thirty is right among the ten of its set.
            Assert.IsTrue(numbers[0] > 150 && numbers[1] > 110 && numbers[2] >= numbers[1], text);
        }
    }
}
