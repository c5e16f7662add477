using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>IDX files of images and labels, plain or gzipped.</summary>
internal sealed class IdxFormat(string images, string labels, float scale) : SourceFormat
{
    /// <summary>Pixels from 0 to 1.</summary>
    public const float UnitScale = 1f / 255;

    public override IDataView Open(MLContext ml) => ml.Data.LoadFromIdx(images, labels, new IdxOptions { Scale = scale });
}
