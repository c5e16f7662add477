namespace MlMix.Demo;

/// <summary>The default build: Microsoft.ML from the package feed.</summary>
internal static class Build
{
    public const string Name = "nuget";
    public const string Headline = "MlMix demo, nuget build: with Microsoft.ML from the package feed. Nothing is left out.";
}
