using System.Buffers;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Writing;

/// <summary>Rows as lines of cells with tabs between them.</summary>
internal sealed class TsvEncoder : RowEncoder
{
    private readonly IReadOnlyList<DataViewSchema.Column> _columns;
    private readonly TsvVisitor _visitor;
    private readonly Action[] _write;

    public TsvEncoder(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output)
        : base(output)
    {
        _visitor = new TsvVisitor(row, output);
        _columns = columns;
        _write = [.. columns.Select(_visitor.Visit)];
    }

    /// <summary>The cells of the first line: the name of a column, of a vector with the numbers of its slots.</summary>
    public static IEnumerable<string> Header(IEnumerable<DataViewSchema.Column> columns) => columns.SelectMany(column =>
        column.Type is VectorDataViewType vector
            ? Enumerable.Range(0, vector.Size).Select(slot => string.Create(CultureInfo.InvariantCulture, $"{column.Name}.{slot}"))
            : [column.Name]);

    public override void WriteHeader()
    {
        _visitor.BeginRow();
        foreach (string name in Header(_columns))
            _visitor.WriteText(name.AsMemory());
        EndLine(0);
    }

    public override void WriteRow()
    {
        int start = Output.WrittenCount;
        _visitor.BeginRow();
        foreach (Action write in _write)
            write();
        EndLine(start);
    }

    // An empty line would be no row.
    private void EndLine(int start)
    {
        if (Output.WrittenCount == start)
            Output.Write("\"\""u8);
        Output.Write("\n"u8);
    }
}
