using System.Globalization;

namespace MlMix.Demo.Download;

/// <summary>
/// Fetches a file into a folder. Bytes go to a <c>.part</c> file beside the target, which a later attempt or a later run goes on from; the
/// target appears only when its SHA-256 is right.
/// </summary>
internal sealed class Downloader(HttpClient client, DownloadOptions options, IProgress<DownloadProgress> progress)
{
    private readonly PartReceiver _receiver = new(client, options.StallAfter, progress);

    /// <summary>Gives the full path of the file, fetched now or found there with the right SHA-256.</summary>
    /// <exception cref="DownloadException">No address gave the file.</exception>
    public async Task<string> FetchAsync(RemoteFile file, string folder, CancellationToken cancellation)
    {
        string target = Path.GetFullPath(Path.Combine(folder, file.Path));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (await IsThereAsync(file, target, cancellation))
            return target;

        var failures = new List<DownloadException>();
        foreach (Uri address in file.Addresses)
        {
            try
            {
                await FetchFromAsync(file, address, target, cancellation);
                return target;
            }
            catch (DownloadException failure)
            {
                failures.Add(failure);
                if (failures.Count < file.Addresses.Length)
                    progress.Report(new DownloadProgress(file, 0, failure.Message + " Trying the next address."));
            }
        }

        throw failures.Count == 1
            ? failures[0]
            : new DownloadException($"{file.Path} could not be fetched from any of its {failures.Count} addresses:"
                + string.Concat(failures.Select(failure => $"{Environment.NewLine}  {failure.Message}")));
    }

    private async Task<bool> IsThereAsync(RemoteFile file, string target, CancellationToken cancellation)
    {
        if (!File.Exists(target))
            return false;
        string found = await FileHash.OfAsync(target, cancellation);
        if (found == file.Sha256)
        {
            progress.Report(new DownloadProgress(file, file.Length, "already there, SHA-256 is right"));
            return true;
        }

        File.Delete(target);
        progress.Report(new DownloadProgress(file, 0, $"there, but damaged (SHA-256 {found}): removed, fetching it again"));
        return false;
    }

    private async Task FetchFromAsync(RemoteFile file, Uri address, string target, CancellationToken cancellation)
    {
        string part = target + ".part";
        bool keptFromBefore = LengthOf(part) > 0;
        while (true)
        {
            await CompleteAsync(file, address, part, cancellation);
            string found = await FileHash.OfAsync(part, cancellation);
            if (found == file.Sha256)
                break;

            File.Delete(part);
            if (!keptFromBefore)
            {
                throw new DownloadException($"{address}: the file that came is not the one expected: "
                    + $"SHA-256 should be {file.Sha256} and is {found}. It was removed.");
            }

            // The fault may lie in what an earlier run or another address left, so this address gets a clean try.
            keptFromBefore = false;
            progress.Report(new DownloadProgress(file, 0, $"with the bytes kept from before the SHA-256 is {found}: starting over"));
        }

        File.Move(part, target, overwrite: true);
        progress.Report(new DownloadProgress(file, file.Length, "complete, SHA-256 is right"));
    }

    private async Task CompleteAsync(RemoteFile file, Uri address, string part, CancellationToken cancellation)
    {
        TimeSpan pause = options.FirstPause;
        for (int attempt = 1; LengthOf(part) != file.Length; attempt++)
        {
            string? cut = await _receiver.ReceiveAsync(file, address, part, cancellation);
            if (cut is null)
                return;
            string sofar = string.Create(CultureInfo.InvariantCulture, $"{cut} at {LengthOf(part):N0} of {file.Length:N0} bytes");
            if (attempt >= options.Attempts)
            {
                string kept = LengthOf(part) > 0 ? " What came is kept: running again goes on from there." : "";
                throw new DownloadException($"{address}: {sofar}, in {attempt} attempts.{kept}");
            }

            progress.Report(new DownloadProgress(file, LengthOf(part), sofar + "; trying again"));
            await Task.Delay(pause, cancellation);
            pause *= 2;
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
