namespace MlMix.Exploring.Tests;

/// <summary>Asks for cancellation at the first report.</summary>
internal sealed class StoppingProgress(CancellationTokenSource stop) : IProgress<long>
{
    public long Last { get; private set; }

    public void Report(long value)
    {
        Last = value;
        stop.Cancel();
    }
}
