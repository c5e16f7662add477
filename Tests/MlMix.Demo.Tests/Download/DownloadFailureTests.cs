using System.Net;
using System.Net.Sockets;
using MlMix.Demo.Download;

namespace MlMix.Demo.Tests.Download;

[TestClass]
public sealed class DownloadFailureTests
{
    [TestMethod]
    public async Task Fetch_NotFound_SaysWhereAndAsksOnce()
    {
        using var scene = new DownloadScene((_, _) => Reply.Only("404 Not Found"));

        string message = await scene.FailAsync();

        Assert.AreEqual($"{scene.File.Addresses[0]}: the server answered 404 (Not Found).", message);
        Assert.HasCount(1, scene.Requests);
        scene.AssertOnly();
    }

    [TestMethod]
    public async Task Fetch_NoAddressHasTheFile_NamesEach()
    {
        using var scene = new DownloadScene(
            (request, _) => Reply.Only(request.Path == "a" ? "404 Not Found" : "403 Forbidden"), "a", "b");

        string message = await scene.FailAsync();

        StringAssert.Contains(message, "set/file.gz could not be fetched from any of its 2 addresses");
        StringAssert.Contains(message, $"{scene.File.Addresses[0]}: the server answered 404");
        StringAssert.Contains(message, $"{scene.File.Addresses[1]}: the server answered 403");
    }

    [TestMethod]
    public async Task Fetch_WrongBytes_SaysBothHashesAndRemovesThem()
    {
        byte[] wrong = [.. DownloadScene.Content];
        wrong[100_000] ^= 1;
        using var scene = new DownloadScene((_, _) => Reply.Whole(wrong));

        string message = await scene.FailAsync();

        StringAssert.Contains(message, $"should be {DownloadScene.Sha256(DownloadScene.Content)} and is {DownloadScene.Sha256(wrong)}");
        Assert.HasCount(1, scene.Requests);
        scene.AssertOnly();
    }

    [TestMethod]
    [DataRow(299_999, "299,999")]
    [DataRow(300_001, "300,001")]
    public async Task Fetch_FileOfAnotherLength_SaysBothLengths(int length, string said)
    {
        using var scene = new DownloadScene((_, _) => Reply.Whole(new byte[length]));

        string message = await scene.FailAsync();

        StringAssert.Contains(message, $"has {said} bytes and should have 300,000");
        scene.AssertOnly();
    }

    [TestMethod]
    public async Task Fetch_MoreThanExpectedComesUnannounced_Fails()
    {
        using var scene = new DownloadScene((_, _) => Reply.Whole(new byte[DownloadScene.Length + 1]) with { SaysLength = false });

        string message = await scene.FailAsync();

        StringAssert.Contains(message, "more came than the 300,000 bytes expected");
        scene.AssertOnly();
    }

    [TestMethod]
    public async Task Fetch_ServerAlwaysBusy_GivesUp()
    {
        using var scene = new DownloadScene((_, _) => Reply.Only("503 Busy"));

        string message = await scene.FailAsync();

        StringAssert.Contains(message, "the server answered 503 (Busy) at 0 of 300,000 bytes, in 3 attempts");
        Assert.HasCount(3, scene.Requests);
    }

    [TestMethod]
    public async Task Fetch_NobodyListens_GivesUpNamingTheAddress()
    {
        using var scene = new DownloadScene((_, _) => Reply.Only("500 Oops"));
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/x");
        closed.Stop();
        scene.File = scene.File with { Addresses = [address] };

        string message = await scene.FailAsync();

        StringAssert.StartsWith(message, $"{address}: the connection failed");
    }

    [TestMethod]
    public void ConsoleProgress_ManySteps_PrintsALinePerTenth()
    {
        var output = new StringWriter();
        var progress = new ConsoleProgress(output);
        var file = new RemoteFile("set/file.gz", 2000, "");

        for (int received = 0; received <= 2000; received += 10)
            progress.Report(new DownloadProgress(file, received));
        progress.Report(new DownloadProgress(file, 2000, "complete"));

        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(12, lines);
        Assert.AreEqual("  set/file.gz:   0 %  0 of 2,000 bytes", lines[0]);
        Assert.AreEqual("  set/file.gz: 100 %  2,000 of 2,000 bytes", lines[10]);
        Assert.AreEqual("  set/file.gz: complete", lines[11]);
    }
}
