using System.Globalization;

namespace MlMix.Demo.Download;

/// <summary>Prints progress as whole lines, one for every tenth of a file, so that it reads well in a log as on a terminal.</summary>
internal sealed class ConsoleProgress(TextWriter output) : IProgress<DownloadProgress>
{
    private RemoteFile? _file;
    private long _tenths;

    public void Report(DownloadProgress value)
    {
        if (value.File != _file)
        {
            _file = value.File;
            _tenths = -1;
        }

        if (value.Note is not null)
        {
            output.WriteLine($"  {value.File.Path}: {value.Note}");
            return;
        }

        long tenths = value.File.Length == 0 ? 10 : value.Received * 10 / value.File.Length;
        if (tenths == _tenths)
            return;
        _tenths = tenths;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {value.File.Path}: {tenths * 10,3} %  {value.Received:N0} of {value.File.Length:N0} bytes"));
    }
}
