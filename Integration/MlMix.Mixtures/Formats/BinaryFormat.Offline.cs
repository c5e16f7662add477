using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

internal sealed partial class BinaryFormat
{
    public override IDataView Open(MLContext ml) => throw new NotSupportedException(
        $"binary files need Microsoft.ML, which this build is without ('{files[0]}'); write the data as text or jsonl.");
}
