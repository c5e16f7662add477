namespace MlMix.Demo.Tests.Download;

/// <summary>What a client asked for; <paramref name="From"/> is the first byte of its range, or null without one.</summary>
internal sealed record Request(string Path, long? From);
