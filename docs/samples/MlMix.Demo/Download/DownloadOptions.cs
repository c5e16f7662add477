namespace MlMix.Demo.Download;

/// <summary>How patient a download is. Attempts are counted for each address of a file.</summary>
internal sealed class DownloadOptions
{
    public int Attempts { get; init; } = 5;

    /// <summary>Waited before the second attempt; doubled before each one after it.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A connection that delivers nothing for this long counts as cut.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(30);
}
