using System.Buffers;
using Microsoft.ML;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Rows as bytes that <see cref="StoredRowsDataView"/> reads.</summary>
internal sealed class StoredRowEncoder : RowEncoder
{
    private readonly StoredColumn[] _columns;

    public StoredRowEncoder(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output)
        : base(output)
    {
        var visitor = new StoredVisitor();
        _columns = [.. columns.Select(visitor.Visit)];
        foreach (StoredColumn column in _columns)
            column.Bind(row);
    }

    public override void WriteRow()
    {
        foreach (StoredColumn column in _columns)
            column.Write(Output);
    }
}
