using System.Text.Json;
using Microsoft.ML;

namespace MlMix.Demo.Tests;

[TestClass]
public sealed class TrainingTests
{
    [TestMethod]
    public async Task Run_DefaultBuild_TrainsSavesAndLoads()
    {
        using var run = new DemoRun();

        await run.SucceedAsync();

        StringAssert.Contains(run.Output.Split(Environment.NewLine)[0], "Nothing is left out");
        StringAssert.Contains(run.Output, "loaded in a fresh MLContext: the same prediction for all");
        JsonElement training = run.Summary().GetProperty("training");
        JsonElement bySource = training.GetProperty("accuracyBySource");
        double digits = bySource.GetProperty("digits").GetDouble(), articles = bySource.GetProperty("articles").GetDouble();
        double overall = training.GetProperty("overall").GetDouble();

        // Drawn pictures are easy: a guess would be right once in ten or twenty times.
        Assert.IsGreaterThan(0.9, digits);
        Assert.IsGreaterThan(0.9, articles);
        Assert.IsTrue(overall >= Math.Min(digits, articles) && overall <= Math.Max(digits, articles));
        Assert.IsNotNull(new MLContext().Model.Load(Path.Combine(run.Out, "model.zip"), out DataViewSchema schema));
        CollectionAssert.Contains(schema.Select(column => column.Name).ToArray(), "source_id");
    }
}
