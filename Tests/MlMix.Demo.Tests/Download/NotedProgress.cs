using MlMix.Demo.Download;

namespace MlMix.Demo.Tests.Download;

/// <summary>Keeps what a download reported, and may act on it.</summary>
internal sealed class NotedProgress(Action<DownloadProgress>? act = null) : IProgress<DownloadProgress>
{
    public List<DownloadProgress> All { get; } = [];

    public string Notes => string.Join('\n', All.Where(each => each.Note is not null).Select(each => each.Note));

    public void Report(DownloadProgress value)
    {
        All.Add(value);
        act?.Invoke(value);
    }
}
