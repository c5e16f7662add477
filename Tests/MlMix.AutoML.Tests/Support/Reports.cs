namespace MlMix.Searching.Tests.Support;

/// <summary>Keeps what is reported, at once and in its order.</summary>
internal sealed class Reports<T>(Action<T>? then = null) : IProgress<T>
{
    public List<T> Seen { get; } = [];

    public void Report(T value)
    {
        Seen.Add(value);
        then?.Invoke(value);
    }
}
