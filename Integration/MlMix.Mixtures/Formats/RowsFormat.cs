using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>A number of rows without data, for planning.</summary>
internal sealed class RowsFormat : SourceFormat
{
    public override bool HasData => false;

    public override IDataView Open(MLContext ml) => throw new InvalidDataException("it has a number of rows and no data; it can be planned and not read.");
}
