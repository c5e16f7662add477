using System.Text.Json;

namespace MlMix.Demo.Tests;

[TestClass]
public sealed class TrainingTests
{
    [TestMethod]
    public async Task Run_OfflineBuild_SaysThatTrainingWasLeftOut()
    {
        using var run = new DemoRun();

        await run.SucceedAsync();

        StringAssert.Contains(run.Output.Split(Environment.NewLine)[0], "Left out: training");
        StringAssert.Contains(run.Output, "left out: the offline build has no trainers");
        Assert.AreEqual(JsonValueKind.Null, run.Summary().GetProperty("training").ValueKind);
        StringAssert.Contains(run.PageTree().ToString(), "Training was left out");
        Assert.IsFalse(File.Exists(Path.Combine(run.Out, "model.zip")));
    }
}
