using System.Buffers;
using Microsoft.ML;
using MlMix.Tool.Writing.Rows;

namespace MlMix.Tool.Writing;

/// <summary>
/// ML.NET's own binary form, with types, key values and slot names as they are. It ends with an index of all its blocks and so cannot be written on; the part
/// is in a form of our own, and the file is made of it when it is complete.
/// </summary>
internal sealed class IdvFormat : RowFormat
{
    public override string Extension => ".idv";

    public override void Check(IReadOnlyList<DataViewSchema.Column> columns, Faults faults) => CheckTypes(columns, faults);

    public override RowEncoder Open(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output) =>
        new StoredRowEncoder(row, columns, output);

    public override string Complete(string part, IReadOnlyList<DataViewSchema.Column> columns, long rows, CancellationToken cancellation)
    {
        string unordered = part + ".unordered";
        string complete = part + ".idv";
        using (var stream = new FileStream(unordered, FileMode.Create, FileAccess.ReadWrite))
        {
            try
            {
                new MLContext(seed: 0).Data.SaveAsBinary(new StoredRowsDataView(part, columns, rows, cancellation), stream);
            }
            // The saver's threads wrap what ended them.
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
        }
        IdvBlocks.Order(unordered, complete);
        File.Delete(unordered);
        return complete;
    }
}
