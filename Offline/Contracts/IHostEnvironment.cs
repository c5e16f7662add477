namespace Microsoft.ML.Runtime;

/// <summary>What components run in. Here only something to pass on.</summary>
public interface IHostEnvironment
{
}
