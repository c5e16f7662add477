namespace MlMix.Mapping;

/// <summary>Says why this build saves no model.</summary>
internal static class OfflineModels
{
    public static NotSupportedException Refusal(string what) =>
        new($"{what}: the offline build has no model files. Build with Microsoft.ML (MlNet=nuget) to save a model.");
}
