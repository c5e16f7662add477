namespace MlMix.Demo.Download;

/// <summary>A file could not be fetched; the message says from where, why, and what to do.</summary>
internal sealed class DownloadException(string message, Exception? inner = null) : DemoException(message, inner);
