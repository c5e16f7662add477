namespace MlMix.Demo.Tests.Download;

[TestClass]
public sealed class ResumeTests
{
    private const int FirstPiece = 123_456;

    [TestMethod]
    [DataRow(Ending.Close, true)]
    [DataRow(Ending.Close, false)]
    [DataRow(Ending.Reset, true)]
    public async Task Fetch_ConnectionCut_GoesOnFromThere(object ending, bool saysLength)
    {
        var received = new TaskCompletionSource();
        using var scene = new DownloadScene((request, number) => Reply.Good(DownloadScene.Content, request) with
        {
            SendOnly = number == 0 ? FirstPiece : int.MaxValue,
            Ending = number == 0 ? (Ending)ending : Ending.Close,
            EndAfter = number == 0 ? received.Task : Task.CompletedTask,
            SaysLength = saysLength,
        });
        scene.Progress = new NotedProgress(progress =>
        {
            if (progress.Received == FirstPiece)
                received.TrySetResult();
        });

        await scene.FetchAsync();

        scene.AssertComplete();
        CollectionAssert.AreEqual(new[] { new Request("file.gz", null), new Request("file.gz", FirstPiece) }, scene.Requests);
        StringAssert.Contains(scene.Progress.Notes, "at 123,456 of 300,000 bytes");
    }

    [TestMethod]
    public async Task Fetch_ConnectionStalls_GoesOnFromThere()
    {
        using var scene = new DownloadScene((request, number) => number == 0
            ? Reply.Good(DownloadScene.Content, request) with { SendOnly = FirstPiece, Ending = Ending.Stall }
            : Reply.Good(DownloadScene.Content, request))
        {
            Options = new() { Attempts = 5, FirstPause = TimeSpan.Zero, StallAfter = TimeSpan.FromSeconds(2) },
        };

        await scene.FetchAsync();

        scene.AssertComplete();
        Assert.AreEqual(FirstPiece, scene.Requests[1].From);
        StringAssert.Contains(scene.Progress.Notes, "nothing came for 2 seconds");
    }

    [TestMethod]
    public async Task Fetch_AlwaysCut_SaysHowFarItGotAndTheNextRunGoesOn()
    {
        bool healthy = false;
        using var scene = new DownloadScene((request, _) =>
            Reply.Good(DownloadScene.Content, request) with { SendOnly = healthy ? int.MaxValue : 50_000 });

        string message = await scene.FailAsync();

        StringAssert.Contains(message, "at 150,000 of 300,000 bytes, in 3 attempts");
        StringAssert.Contains(message, "running again goes on from there");
        scene.AssertOnly("file.gz.part");

        healthy = true;
        await scene.FetchAsync();

        scene.AssertComplete();
        CollectionAssert.AreEqual(new long?[] { null, 50_000, 100_000, 150_000 }, scene.Requests.Select(request => request.From).ToArray());
    }

    [TestMethod]
    public async Task Fetch_ServerIgnoresTheRange_StartsOver()
    {
        using var scene = new DownloadScene((_, number) =>
            Reply.Whole(DownloadScene.Content) with { SendOnly = number == 0 ? FirstPiece : int.MaxValue });

        await scene.FetchAsync();

        scene.AssertComplete();
        Assert.AreEqual(FirstPiece, scene.Requests[1].From);
    }

    [TestMethod]
    public async Task Fetch_ServerRefusesTheRange_StartsOver()
    {
        using var scene = new DownloadScene((request, _) =>
            request.From is null ? Reply.Whole(DownloadScene.Content) : Reply.Only("416 Range Not Satisfiable"));
        scene.Leave(scene.Part, DownloadScene.Content[..FirstPiece]);

        await scene.FetchAsync();

        scene.AssertComplete();
        CollectionAssert.AreEqual(new long?[] { FirstPiece, null }, scene.Requests.Select(request => request.From).ToArray());
    }

    [TestMethod]
    public async Task Fetch_ServerSendsAnotherRange_Fails()
    {
        using var scene = new DownloadScene((_, _) => Reply.Part(DownloadScene.Content, 7));
        scene.Leave(scene.Part, DownloadScene.Content[..FirstPiece]);

        StringAssert.Contains(await scene.FailAsync(), "another part of the file");
    }

    [TestMethod]
    public async Task Fetch_CompletePartFromBefore_NeedsNoRequest()
    {
        using var scene = new DownloadScene((_, _) => Reply.Only("500 Oops"));
        scene.Leave(scene.Part, DownloadScene.Content);

        await scene.FetchAsync();

        scene.AssertComplete();
        Assert.IsEmpty(scene.Requests);
    }

    [TestMethod]
    [DataRow(FirstPiece)]
    [DataRow(DownloadScene.Length)]
    [DataRow(DownloadScene.Length + 1)]
    public async Task Fetch_PartFromBeforeIsWrong_StartsOver(int length)
    {
        using var scene = new DownloadScene((request, _) => Reply.Good(DownloadScene.Content, request));
        scene.Leave(scene.Part, new byte[length]);

        await scene.FetchAsync();

        scene.AssertComplete();
        Assert.IsNull(scene.Requests[^1].From);
    }
}
