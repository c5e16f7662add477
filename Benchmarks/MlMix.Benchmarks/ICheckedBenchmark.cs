namespace MlMix.Benchmarks;

/// <summary>A benchmark that can show, once and on small data, that all of its methods do the same work.</summary>
internal interface ICheckedBenchmark
{
    /// <summary>Runs every method once.</summary>
    /// <exception cref="InvalidOperationException">A method did not do what it is timed for.</exception>
    /// <exception cref="PlatformNotSupportedException">What it needs is not there.</exception>
    void Check();
}
