namespace MlMix.Tool.Tests.Support;

/// <summary>Stands for the end of the process.</summary>
internal sealed class PowerCutException : Exception;
