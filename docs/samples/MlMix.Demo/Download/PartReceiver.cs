using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace MlMix.Demo.Download;

/// <summary>One request for what is missing of a part file.</summary>
internal sealed class PartReceiver(HttpClient client, TimeSpan stallAfter, IProgress<DownloadProgress> progress)
{
    /// <summary>
    /// Appends to the part file what the server gives. Returns null when the part file is complete, else why bytes are missing; asking
    /// again may help then.
    /// </summary>
    /// <exception cref="DownloadException">The server has no such file, or another one: asking again would not help.</exception>
    public async Task<string?> ReceiveAsync(RemoteFile file, Uri address, string part, CancellationToken cancellation)
    {
        try
        {
            await using var output = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            if (output.Length > file.Length)
                output.SetLength(0);
            output.Seek(0, SeekOrigin.End);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            return await RequestAsync(file, address, output, patience) ?? (output.Length == file.Length ? null : "the connection ended");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Text($"nothing came for {stallAfter.TotalSeconds:0.#} seconds");
        }
        catch (HttpRequestException failure)
        {
            return $"the connection failed ({failure.Message})";
        }
        catch (IOException failure) when (failure is HttpIOException || failure.InnerException is SocketException)
        {
            return $"the connection was cut ({failure.Message})";
        }
        finally
        {
            if (new FileInfo(part) is { Exists: true, Length: 0 })
                File.Delete(part);
        }
    }

    private async Task<string?> RequestAsync(RemoteFile file, Uri address, FileStream output, CancellationTokenSource patience)
    {
        patience.CancelAfter(stallAfter);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (output.Position > 0)
            request.Headers.Range = new RangeHeaderValue(output.Position, null);
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);

        string answer = Text($"the server answered {(int)response.StatusCode} ({response.ReasonPhrase})");
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            output.SetLength(0);
            return answer;
        }

        if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
            return answer;
        if (!response.IsSuccessStatusCode)
            throw new DownloadException($"{address}: {answer}.");

        // A server may ignore the range and send the whole file; a part that does not follow on what is there is of no use.
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (response.StatusCode != HttpStatusCode.PartialContent)
            output.SetLength(0);
        else if (range?.From != output.Position)
            throw new DownloadException($"{address}: the server sent another part of the file than the one asked for ({range}).");

        long? length = response.StatusCode == HttpStatusCode.PartialContent ? range?.Length : response.Content.Headers.ContentLength;
        if (length is not null && length != file.Length)
            throw new DownloadException(Text($"{address}: the file there has {length:N0} bytes and should have {file.Length:N0}."));
        await CopyAsync(file, address, response, output, patience);
        return null;
    }

    private async Task CopyAsync(
        RemoteFile file, Uri address, HttpResponseMessage response, FileStream output, CancellationTokenSource patience)
    {
        await using Stream input = await response.Content.ReadAsStreamAsync(patience.Token);
        byte[] buffer = new byte[64 * 1024];
        progress.Report(new DownloadProgress(file, output.Position));
        for (int count; (count = await input.ReadAsync(buffer, patience.Token)) > 0;)
        {
            patience.CancelAfter(stallAfter);
            if (output.Position + count > file.Length)
            {
                output.SetLength(0);
                throw new DownloadException(Text($"{address}: more came than the {file.Length:N0} bytes expected. It was removed."));
            }

            await output.WriteAsync(buffer.AsMemory(0, count), patience.Token);
            progress.Report(new DownloadProgress(file, output.Position));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
