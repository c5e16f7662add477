using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>
/// Folders of image files, one after the other: column <c>ImagePath</c> and, with a folder for each label, <c>Label</c>, a key of the names of these.
/// </summary>
internal sealed class ImagesFormat(IDataView[] folders) : SourceFormat
{
    public override IDataView Open(MLContext ml) => ManyFiles.Join(ml, folders);
}
