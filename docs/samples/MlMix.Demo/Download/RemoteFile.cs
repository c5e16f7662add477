namespace MlMix.Demo.Download;

/// <summary>A public file: where it goes in the cache, what it must be, and the addresses that have it, in the order to try them.</summary>
internal sealed record RemoteFile(string Path, long Length, string Sha256, params Uri[] Addresses);
