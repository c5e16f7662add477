using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MlMix.Demo.Tests.Download;

/// <summary>An HTTP server on this machine that can misbehave: cut, reset and stall connections, and answer what it likes.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, int, Reply> _answer;
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Task _serving;

    /// <summary>The answer is made from a request and its number, the first being 0.</summary>
    public LocalServer(Func<Request, int, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Request[] Requests => [.. _requests];

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}");

    public void Dispose()
    {
        // Stopped before it has seen the end, the listener would fail the wait for the next connection.
        _stop.Cancel();
        _serving.Wait();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await AnswerOneAsync(socket);
            }
            catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException)
            {
                // The client went away, or the test is over; neither is the server's concern.
            }
        }
    }

    private async Task AnswerOneAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket);
        Request request = await ReadAsync(stream);
        _requests.Enqueue(request);
        Reply reply = _answer(request, _requests.Count - 1);

        var head = new StringBuilder($"HTTP/1.1 {reply.Status}\r\nConnection: close\r\n");
        if (reply.SaysLength)
            head.Append($"Content-Length: {reply.Body.Length}\r\n");
        if (reply.ContentRange is not null)
            head.Append($"Content-Range: {reply.ContentRange}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        await stream.WriteAsync(reply.Body.AsMemory(0, Math.Min(reply.SendOnly, reply.Body.Length)), _stop.Token);
        await reply.EndAfter.WaitAsync(_stop.Token);
        switch (reply.Ending)
        {
            case Ending.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                break;
            case Ending.Stall:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                break;
            default:
                socket.Shutdown(SocketShutdown.Send);
                break;
        }
    }

    private async Task<Request> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string path = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ')[1].TrimStart('/');
        long? from = null;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            const string range = "Range: bytes=";
            if (line.StartsWith(range, StringComparison.OrdinalIgnoreCase))
                from = long.Parse(line[range.Length..].Split('-')[0]);
        }

        return new Request(path, from);
    }
}
