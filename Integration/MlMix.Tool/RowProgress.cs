namespace MlMix.Tool;

/// <summary>Tells a progress line of rows at once; <see cref="Progress{T}"/> would do so from another thread, and late.</summary>
internal sealed class RowProgress(ProgressLine line) : IProgress<long>
{
    public void Report(long value) => line.Report(value);
}
