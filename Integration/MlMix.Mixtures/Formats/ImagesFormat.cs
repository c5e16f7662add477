using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>A folder with a folder of image files for each label: columns <c>ImagePath</c> and <c>Label</c>, a key of the folders' names.</summary>
internal sealed class ImagesFormat(IDataView images) : SourceFormat
{
    public override IDataView Open(MLContext ml) => images;
}
