using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>A folder with a folder of image files for each label: column <c>ImagePath</c>, and <c>Label</c>, a key whose values are the folders' names.</summary>
internal sealed class ImagesFormat(IDataView images) : SourceFormat
{
    public override IDataView Open(MLContext ml) => images;
}
