using System.Buffers;
using Microsoft.ML;

namespace MlMix.Tool.Writing;

/// <summary>ML.NET's own binary form, which this build has not.</summary>
internal sealed class IdvFormat : RowFormat
{
    private const string Why = "This build has no Microsoft.ML and so cannot write '.idv' files; write '.tsv' or '.jsonl', or use the build for Microsoft.ML.";

    public override string Extension => ".idv";

    public override void Check(IReadOnlyList<DataViewSchema.Column> columns, Faults faults) => faults.Add(Why);

    public override RowEncoder Open(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output) =>
        throw new NotSupportedException(Why);
}
