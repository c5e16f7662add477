namespace MlMix.Demo;

/// <summary>The build for machines whose package feed has no Microsoft.ML.</summary>
internal static class Build
{
    public const string Name = "offline";

    public const string Headline = "MlMix demo, offline build: the contracts in Offline/ stand in for Microsoft.ML. "
        + "Left out: training, and saving, loading and using a model.";
}
