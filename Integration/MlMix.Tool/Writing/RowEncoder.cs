using System.Buffers;

namespace MlMix.Tool.Writing;

/// <summary>Writes the rows that a cursor is on, one after the other.</summary>
internal abstract class RowEncoder(ArrayBufferWriter<byte> output)
{
    protected ArrayBufferWriter<byte> Output => output;

    /// <summary>Writes what stands before the first row.</summary>
    public virtual void WriteHeader()
    {
    }

    /// <summary>Writes the row that the cursor is on.</summary>
    public abstract void WriteRow();
}
