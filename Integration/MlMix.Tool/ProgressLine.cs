using System.Globalization;

namespace MlMix.Tool;

/// <summary>One line on the error output that tells how far a command is, where somebody looks at it.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly Terminal _terminal;
    private readonly long? _total;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _next;
    private int _written;

    /// <param name="terminal">Where to write.</param>
    /// <param name="total">How many rows there are to be; null when that is not known.</param>
    public ProgressLine(Terminal terminal, long? total)
    {
        _terminal = terminal;
        _total = total;
    }

    public void Report(long rows)
    {
        TimeSpan passed = TimeProvider.System.GetElapsedTime(_start);
        if (!_terminal.IsWatched || passed < _next)
            return;
        _next = passed + Between;
        Write(Text(rows, passed));
    }

    /// <summary>Tells how much of the work is done, from 0 to 1, where rows are not what is counted.</summary>
    public void ReportShare(double share)
    {
        TimeSpan passed = TimeProvider.System.GetElapsedTime(_start);
        if (!_terminal.IsWatched || passed < _next)
            return;
        _next = passed + Between;
        Write(string.Create(CultureInfo.InvariantCulture, $"{Bar(share)} {share * 100:0} %"));
    }

    public void Dispose()
    {
        if (_written > 0)
            _terminal.Error.Write($"\r{new string(' ', _written)}\r");
    }

    private string Text(long rows, TimeSpan passed)
    {
        string speed = passed > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $", {rows / passed.TotalSeconds:N0} a second") : "";
        if (_total is not > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows{speed}");
        double share = Math.Min(1, (double)rows / _total.Value);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Bar(share)} {rows:N0} of {_total:N0} rows, {share * 100:0} %{speed}");
    }

    private static string Bar(double share)
    {
        const int Cells = 24;
        int filled = (int)(Math.Clamp(share, 0, 1) * Cells);
        return $"[{new string('#', filled)}{new string('.', Cells - filled)}]";
    }

    private void Write(string text)
    {
        _terminal.Error.Write($"\r{text.PadRight(_written)}");
        _written = text.Length;
    }
}
