namespace MlMix.Tool;

/// <summary>Tells a progress line of a share of the work at once.</summary>
internal sealed class ShareProgress(ProgressLine line) : IProgress<double>
{
    public void Report(double value) => line.ReportShare(value);
}
