using System.IO.Compression;
using MlMix.Demo.Download;
using MlMix.Demo.Drawing;
using MlMix.Demo.Tests.Download;

namespace MlMix.Demo.Tests;

[TestClass]
public sealed class DemoDownloadTests
{
    [TestMethod]
    public async Task Run_Download_FetchesOnceAndMixesWhatCame()
    {
        using var run = new DemoRun();
        Dictionary<string, byte[]> content = Gzipped(Path.Combine(run.Root, "origin"));
        using var server = new LocalServer((request, _) => Reply.Good(content[request.Path], request));
        Offer(run, server, content);

        await run.SucceedAsync("--download");
        await run.SucceedAsync("--download");

        Assert.HasCount(4, server.Requests);
        StringAssert.Contains(run.Output, "fashion-mnist-t10k/images-idx3-ubyte.gz: 100 %");
        StringAssert.Contains(run.Output, "already there");
        Assert.IsTrue(File.Exists(Path.Combine(run.Root, "artifacts", "cache", "mnist-t10k", "images-idx3-ubyte.gz")));
        SummaryCheck.Holds(
            run.Summary(),
            ("mnist", IdxBytes.Labels(Path.Combine(run.Root, "origin", "drawn-digits", "labels-idx1-ubyte"))),
            ("fashion", IdxBytes.Labels(Path.Combine(run.Root, "origin", "drawn-articles", "labels-idx1-ubyte"))));
    }

    [TestMethod]
    public async Task Run_DownloadFails_SaysWhyAndKeepsNothingHalf()
    {
        using var run = new DemoRun();
        Dictionary<string, byte[]> content = Gzipped(Path.Combine(run.Root, "origin"));
        using var server = new LocalServer((_, _) => Reply.Only("404 Not Found"));
        Offer(run, server, content);
        string cache = Path.Combine(run.Root, "my cache");

        int code = await run.RunAsync("--download", "--cache", cache);

        Assert.AreEqual(1, code);
        StringAssert.Contains(run.Error, "the server answered 404 (Not Found)");
        Assert.IsEmpty(Directory.GetFiles(cache, "*", SearchOption.AllDirectories));
        Assert.IsFalse(Directory.Exists(run.Out));
    }

    [TestMethod]
    public async Task Run_DownloadCancelled_SaysThatItGoesOn()
    {
        using var run = new DemoRun();
        using var stop = new CancellationTokenSource();
        Dictionary<string, byte[]> content = Gzipped(Path.Combine(run.Root, "origin"));
        using var server = new LocalServer((request, _) =>
        {
            stop.Cancel();
            return Reply.Good(content[request.Path], request) with { SendOnly = 10, Ending = Ending.Stall };
        });
        Offer(run, server, content);

        int code = await DemoProgram.RunAsync(["--download"], run.Surroundings, stop.Token);

        Assert.AreEqual(130, code);
        StringAssert.Contains(run.Error, "running again goes on from there");
    }

    private static void Offer(DemoRun run, LocalServer server, Dictionary<string, byte[]> content) =>
        run.Surroundings = run.Surroundings with
        {
            RemoteFiles = [.. content.Select(each =>
                new RemoteFile(each.Key, each.Value.Length, DownloadScene.Sha256(each.Value), server.Address(each.Key)))],
        };

    private static Dictionary<string, byte[]> Gzipped(string folder)
    {
        DrawnSets.Write(folder);
        return new Dictionary<string, byte[]>
        {
            ["mnist-t10k/images-idx3-ubyte.gz"] = Gzip(Path.Combine(folder, "drawn-digits", "images-idx3-ubyte")),
            ["mnist-t10k/labels-idx1-ubyte.gz"] = Gzip(Path.Combine(folder, "drawn-digits", "labels-idx1-ubyte")),
            ["fashion-mnist-t10k/images-idx3-ubyte.gz"] = Gzip(Path.Combine(folder, "drawn-articles", "images-idx3-ubyte")),
            ["fashion-mnist-t10k/labels-idx1-ubyte.gz"] = Gzip(Path.Combine(folder, "drawn-articles", "labels-idx1-ubyte")),
        };
    }

    private static byte[] Gzip(string path)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(File.ReadAllBytes(path));
        return packed.ToArray();
    }
}
