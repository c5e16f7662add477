namespace MlMix.Demo.Tests.Download;

/// <summary>What the local server answers. A null <see cref="Ending"/> sends the whole body.</summary>
internal sealed record Reply(string Status, byte[] Body)
{
    public string? ContentRange { get; init; }

    public bool SaysLength { get; init; } = true;

    /// <summary>Bytes of the body sent before the ending.</summary>
    public int SendOnly { get; init; } = int.MaxValue;

    public Ending Ending { get; init; } = Ending.Close;

    /// <summary>The connection is not ended before this is done. A reset overtakes bytes that the client has not read yet.</summary>
    public Task EndAfter { get; init; } = Task.CompletedTask;

    public static Reply Whole(byte[] content) => new("200 OK", content);

    public static Reply Part(byte[] content, long from) => new("206 Partial Content", content[(int)from..])
    {
        ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}",
    };

    /// <summary>What a good server answers: the range asked for, or all.</summary>
    public static Reply Good(byte[] content, Request request) =>
        request.From is { } from ? Part(content, from) : Whole(content);

    public static Reply Only(string status) => new(status, "sorry"u8.ToArray());
}
