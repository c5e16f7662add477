using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>The mixture that the guide shows is one, and so is the code that opens it.</summary>
[TestClass]
public sealed class MixtureSnippetTests
{
    [TestMethod]
    public void MixtureOfTheGuide_CanBeLoaded()
    {
        using var folder = new TempFolder();
        string guide = File.ReadAllText(Repository.PathOf("docs", "guides", "mixtures.md"));
        File.WriteAllText(folder.File("mixture.json"), Regex.Match(guide, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value);
        foreach (string set in new[] { "digits", "clothes" })
        {
            // Ten images of one white pixel, labels 0 to 9.
            folder.Write($"{set}-images.gz", [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 1, 0, 0, 0, 1, .. Enumerable.Repeat((byte)255, 10)]);
            folder.Write($"{set}-labels.gz", [0, 0, 8, 1, 0, 0, 0, 10, .. Enumerable.Range(0, 10).Select(label => (byte)label)]);
        }

        MixedDataView mixed = MixtureSnippets.Load(new MLContext(), folder.File("mixture.json"));
        float[] labels = [.. mixed.GetColumn<float>("Label")];
        Assert.AreEqual((0f, 18f), (labels.Min(), labels.Max()), "Clothes 1 to 8 of 0 to 9 follow ten digits.");
        float pixel = mixed.GetColumn<float[]>("Features").First()[0];
        Assert.AreEqual((1 - 0.1307) / 0.3081, pixel, 1e-5);
    }
}
