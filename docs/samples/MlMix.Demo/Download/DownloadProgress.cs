namespace MlMix.Demo.Download;

/// <summary>Where a download stands. <paramref name="Note"/> is set when something other than more bytes has happened.</summary>
internal readonly record struct DownloadProgress(RemoteFile File, long Received, string? Note = null);
