namespace MlMix;

/// <summary>Names that what writes a mix and what reads it have in common.</summary>
internal static class MixDefaults
{
    public const string SourceColumnName = "source_id";

    public const string SourceRowColumnName = "source_row";

    /// <summary>An annotation of an origin column: true.</summary>
    public const string OriginAnnotation = "MixOrigin";

    /// <summary>An annotation of the source and origin columns: whether a row may stand in the view more than once.</summary>
    public const string MayRepeatAnnotation = "MixMayRepeat";
}
