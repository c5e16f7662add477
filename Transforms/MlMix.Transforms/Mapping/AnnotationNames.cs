namespace MlMix.Mapping;

/// <summary>The annotation kinds of ML.NET that matter here.</summary>
internal static class AnnotationNames
{
    public const string KeyValues = "KeyValues";

    public const string SlotNames = "SlotNames";
}
