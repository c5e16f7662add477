namespace MlMix.Demo.Tests.Download;

[TestClass]
public sealed class DownloaderTests
{
    [TestMethod]
    public async Task Fetch_EmptyCache_PutsTheFileInPlace()
    {
        using var scene = new DownloadScene((request, _) => Reply.Good(DownloadScene.Content, request));

        string path = await scene.FetchAsync();

        Assert.AreEqual(scene.Target, path);
        scene.AssertComplete();
        CollectionAssert.AreEqual(new[] { new Request("file.gz", null) }, scene.Requests);
        Assert.AreEqual(DownloadScene.Length, scene.Progress.All[^1].Received);
        StringAssert.Contains(scene.Progress.Notes, "SHA-256 is right");
    }

    [TestMethod]
    public async Task Fetch_RightFileThere_AsksNothing()
    {
        using var scene = new DownloadScene((_, _) => Reply.Only("500 Oops"));
        scene.Leave(scene.Target, DownloadScene.Content);

        await scene.FetchAsync();

        scene.AssertComplete();
        Assert.IsEmpty(scene.Requests);
        StringAssert.Contains(scene.Progress.Notes, "already there");
    }

    [TestMethod]
    public async Task Fetch_DamagedFileThere_FetchesItAgain()
    {
        using var scene = new DownloadScene((request, _) => Reply.Good(DownloadScene.Content, request));
        scene.Leave(scene.Target, [1, 2, 3]);

        await scene.FetchAsync();

        scene.AssertComplete();
        StringAssert.Contains(scene.Progress.Notes, "damaged");
    }

    [TestMethod]
    public async Task Fetch_FirstAddressHasNoFile_TakesTheSecond()
    {
        using var scene = new DownloadScene(
            (request, _) => request.Path == "good" ? Reply.Good(DownloadScene.Content, request) : Reply.Only("404 Not Found"),
            "gone",
            "good");

        await scene.FetchAsync();

        scene.AssertComplete();
        CollectionAssert.AreEqual(new[] { new Request("gone", null), new Request("good", null) }, scene.Requests);
        StringAssert.Contains(scene.Progress.Notes, "404");
    }

    [TestMethod]
    public async Task Fetch_ServerBusyAtFirst_AsksAgain()
    {
        using var scene = new DownloadScene(
            (request, number) => number == 0 ? Reply.Only("503 Busy") : Reply.Good(DownloadScene.Content, request));

        await scene.FetchAsync();

        scene.AssertComplete();
        StringAssert.Contains(scene.Progress.Notes, "503");
    }

    [TestMethod]
    public async Task Fetch_Cancelled_StopsAndKeepsWhatCame()
    {
        const int sent = 1000;
        using var stop = new CancellationTokenSource();
        using var scene = new DownloadScene(
            (request, _) => Reply.Good(DownloadScene.Content, request) with { SendOnly = sent, Ending = Ending.Stall });
        scene.Progress = new NotedProgress(progress =>
        {
            if (progress.Received == sent)
                stop.Cancel();
        });

        await Assert.ThrowsAsync<OperationCanceledException>(() => scene.FetchAsync(stop.Token));

        scene.AssertOnly("file.gz.part");
        CollectionAssert.AreEqual(DownloadScene.Content[..sent], File.ReadAllBytes(scene.Part));
        Assert.HasCount(1, scene.Requests);
    }

    [TestMethod]
    public async Task Fetch_WithProgress_ReportsGrowingCounts()
    {
        using var scene = new DownloadScene((request, _) => Reply.Good(DownloadScene.Content, request));

        await scene.FetchAsync();

        long[] counts = [.. scene.Progress.All.Where(each => each.Note is null).Select(each => each.Received)];
        Assert.AreEqual(0, counts[0]);
        CollectionAssert.AreEqual(counts.Order().ToArray(), counts);
        Assert.IsGreaterThan(2, counts.Length);
    }
}
