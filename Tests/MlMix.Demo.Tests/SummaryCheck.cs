using System.Text.Json;

namespace MlMix.Demo.Tests;

/// <summary>Holds a summary against the labels of the two sets, as their files have them.</summary>
internal static class SummaryCheck
{
    private const int Batch = 16;

    public static void Holds(JsonElement summary, (string Name, byte[] Labels) first, (string Name, byte[] Labels) second)
    {
        (string Name, byte[] Labels)[] sources = [first, second];
        CollectionAssert.AreEqual(
            new[] { "build", "sources", "batches", "even", "training" }, summary.EnumerateObject().Select(each => each.Name).ToArray());
        Assert.AreEqual(Build.Name, summary.GetProperty("build").GetString());

        Assert.AreEqual(2, summary.GetProperty("sources").GetArrayLength());
        for (int i = 0; i < 2; i++)
        {
            JsonElement source = summary.GetProperty("sources")[i];
            Assert.AreEqual(sources[i].Name, source.GetProperty("name").GetString());
            Assert.AreEqual(sources[i].Labels.Length, source.GetProperty("rows").GetInt32());
            Assert.AreEqual(80, source.GetProperty("delivered").GetInt32());
            Assert.AreEqual(10 * i, source.GetProperty("labelMin").GetInt32());
            Assert.AreEqual(10 * i + 9, source.GetProperty("labelMax").GetInt32());
            Assert.AreEqual(0, source.GetProperty("meanAfter").GetDouble(), 0.001);
            Assert.AreEqual(1, source.GetProperty("stdAfter").GetDouble(), 0.001);
        }

        Assert.AreEqual(10, summary.GetProperty("batches").GetArrayLength());
        for (int i = 0; i < 10; i++)
        {
            JsonElement batch = summary.GetProperty("batches")[i];
            Assert.AreEqual(i, batch.GetProperty("index").GetInt32());
            Assert.AreEqual(Batch, batch.GetProperty("rows").GetInt32());
            Assert.AreEqual(sources[i % 2].Name, batch.GetProperty("source").GetString());
            int[] expected = [.. sources[i % 2].Labels.Skip(i / 2 * Batch).Take(Batch).Select(label => label + 10 * (i % 2))];
            CollectionAssert.AreEqual(expected, batch.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32()).ToArray());
        }

        JsonElement even = summary.GetProperty("even");
        double[] weights = [.. even.GetProperty("weights").EnumerateArray().Select(each => each.GetDouble())];
        int[] delivered = [.. even.GetProperty("delivered").EnumerateArray().Select(each => each.GetInt32())];
        CollectionAssert.AreEqual(new[] { 0.7, 0.3 }, weights);
        Assert.AreEqual(1000, even.GetProperty("rows").GetInt32());
        CollectionAssert.AreEqual(new[] { 700, 300 }, delivered);
    }
}
