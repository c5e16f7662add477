namespace MlMix.Demo;

/// <summary>What the command line asked for.</summary>
internal sealed record DemoOptions(string? Data, bool Download, string? Cache, string Out, long Seed);
