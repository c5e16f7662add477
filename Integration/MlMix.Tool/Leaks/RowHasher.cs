using System.Buffers;
using System.IO.Hashing;
using Microsoft.ML;

namespace MlMix.Tool.Leaks;

/// <summary>Hashes the rows that a cursor is on by some of its columns.</summary>
internal sealed class RowHasher
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Action[] _write;

    public RowHasher(DataViewRow row, IEnumerable<DataViewSchema.Column> columns)
    {
        var visitor = new ValueBytes(row, _bytes);
        _write = [.. columns.Select(visitor.Visit)];
    }

    /// <summary>The hash of the current row.</summary>
    public UInt128 Hash()
    {
        _bytes.ResetWrittenCount();
        foreach (Action write in _write)
            write();
        return XxHash128.HashToUInt128(_bytes.WrittenSpan);
    }
}
