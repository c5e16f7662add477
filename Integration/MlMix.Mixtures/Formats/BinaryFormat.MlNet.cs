using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

internal sealed partial class BinaryFormat
{
    public override IDataView Open(MLContext ml) => ManyFiles.Join(ml, files, file => ml.Data.LoadFromBinary(file));
}
