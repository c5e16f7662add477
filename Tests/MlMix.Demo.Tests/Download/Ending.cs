namespace MlMix.Demo.Tests.Download;

/// <summary>How the local server ends a connection.</summary>
internal enum Ending
{
    Close,
    Reset,
    Stall,
}
