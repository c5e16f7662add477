namespace MlMix.Explaining;

/// <summary>How far the work is, told by a number that only grows, and whether it is still wanted.</summary>
internal sealed class Effort(CancellationToken cancellation, IProgress<double>? progress)
{
    private double _from;
    private double _part = 1;
    private double _done;

    /// <summary>Goes on to another piece of work.</summary>
    /// <param name="part">Which part it is of all that is left, 0 to 1, as far as that can be guessed.</param>
    public void Next(double part)
    {
        _from = _done;
        _part = part * (1 - _done);
    }

    /// <summary>Tells how much of the piece is done, 0 to 1.</summary>
    /// <exception cref="OperationCanceledException">It is no longer wanted.</exception>
    public void Report(double done)
    {
        cancellation.ThrowIfCancellationRequested();
        done = _from + _part * Math.Min(done, 1);
        if (done <= _done || done >= 1)
            return;
        _done = done;
        progress?.Report(done);
    }

    public void End()
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(1);
    }
}
