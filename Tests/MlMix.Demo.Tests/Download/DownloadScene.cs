using System.Security.Cryptography;
using MlMix.Demo.Download;
using MlMix.Testing;

namespace MlMix.Demo.Tests.Download;

/// <summary>A file of 300,000 bytes, a server that has it, and an empty cache.</summary>
internal sealed class DownloadScene : IDisposable
{
    public const int Length = 300_000;

    private readonly LocalServer _server;
    private readonly TempFolder _cache = new();
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    public DownloadScene(Func<Request, int, Reply> answer, params string[] addresses)
    {
        _server = new LocalServer(answer);
        string[] paths = addresses.Length == 0 ? ["file.gz"] : addresses;
        File = new RemoteFile("set/file.gz", Length, Sha256(Content), [.. paths.Select(_server.Address)]);
    }

    /// <summary>Bytes of no pattern that a shifted or doubled piece could hide in.</summary>
    public static byte[] Content { get; } = MakeContent();

    public RemoteFile File { get; set; }

    public NotedProgress Progress { get; set; } = new();

    public DownloadOptions Options { get; init; } =
        new() { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(1), StallAfter = TimeSpan.FromSeconds(20) };

    public Request[] Requests => _server.Requests;

    public string Target => Path.Combine(_cache.FullPath, "set", "file.gz");

    public string Part => Target + ".part";

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public Task<string> FetchAsync(CancellationToken cancellation = default) =>
        new Downloader(_client, Options, Progress).FetchAsync(File, _cache.FullPath, cancellation);

    public async Task<string> FailAsync() => (await Assert.ThrowsExactlyAsync<DownloadException>(() => FetchAsync())).Message;

    public void Leave(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
    }

    /// <summary>Asserts that the file is in place, right, and without remains.</summary>
    public void AssertComplete()
    {
        CollectionAssert.AreEqual(Content, System.IO.File.ReadAllBytes(Target));
        AssertOnly("file.gz");
    }

    /// <summary>Asserts which files the cache holds.</summary>
    public void AssertOnly(params string[] names)
    {
        string[] found = [.. Directory.EnumerateFiles(_cache.FullPath, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order()!];
        CollectionAssert.AreEqual(names, found);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _cache.Dispose();
    }

    private static byte[] MakeContent()
    {
        byte[] content = new byte[Length];
        new Random(7).NextBytes(content);
        return content;
    }
}
