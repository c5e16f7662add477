namespace MlMix;

/// <summary>Names that the parts of MlMix agree on unless told otherwise.</summary>
internal static class MixDefaults
{
    public const string SourceColumnName = "source_id";
}
