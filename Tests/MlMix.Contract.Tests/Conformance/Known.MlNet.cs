namespace MlMix.Contract.Tests.Conformance;

/// <summary>What is known of ML.NET's own views.</summary>
internal static class Known
{
    /// <summary>A rule that ML.NET's view breaks and that of Offline/ keeps.</summary>
    public static (string Rule, string Why)[] OfMlNet(params (string Rule, string Why)[] breaks) => breaks;
}
