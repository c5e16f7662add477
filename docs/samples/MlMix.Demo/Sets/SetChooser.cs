using MlMix.Demo.Download;
using MlMix.Demo.Drawing;

namespace MlMix.Demo.Sets;

/// <summary>Decides which image sets to mix: those of --data, else of --download, else of MLMIX_DATA, else drawn ones.</summary>
internal sealed class SetChooser(DemoOptions options, Surroundings surroundings)
{
    public async Task<ChosenSets> ChooseAsync(CancellationToken cancellation)
    {
        if (options.Data is not null)
            return SetFolder.Real(options.Data, "--data", $"MNIST and Fashion-MNIST from {Path.GetFullPath(options.Data)}");
        if (options.Download)
            return await DownloadAsync(cancellation);
        if (surroundings.DataVariable is { Length: > 0 } folder)
        {
            const string name = Surroundings.DataVariableName;
            return SetFolder.Real(folder, name, $"MNIST and Fashion-MNIST from {Path.GetFullPath(folder)} ({name})");
        }

        return Draw();
    }

    private async Task<ChosenSets> DownloadAsync(CancellationToken cancellation)
    {
        string cache = options.Cache ?? Path.Combine(surroundings.Root, "artifacts", "cache");
        surroundings.Output.WriteLine($"Fetching MNIST and Fashion-MNIST into {Path.GetFullPath(cache)}");
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var downloader = new Downloader(client, surroundings.DownloadOptions, new ConsoleProgress(surroundings.Output));
        foreach (RemoteFile file in surroundings.RemoteFiles)
            await downloader.FetchAsync(file, cache, cancellation);
        return SetFolder.Real(cache, "--download", $"MNIST and Fashion-MNIST test sets from {Path.GetFullPath(cache)} (downloaded)");
    }

    private ChosenSets Draw()
    {
        string folder = Path.Combine(options.Out, "drawn");
        bool written = DrawnSets.Write(folder);
        return SetFolder.Drawn(
            folder,
            $"drawn digits and drawn articles, {(written ? "written to" : "found in")} {Path.GetFullPath(folder)}",
            "These are not the real sets. To get MNIST and Fashion-MNIST: run with --download, or give their folder with --data DIR or "
                + $"the variable {Surroundings.DataVariableName} (it holds mnist-t10k/ and fashion-mnist-900/ or fashion-mnist-t10k/).");
    }
}
