using System.Buffers;
using Microsoft.ML;

namespace MlMix.Tool.Writing.Rows;

/// <summary>One column of the rows in a part, either way: from a cursor into the part, or from there to a cursor.</summary>
internal abstract class StoredColumn
{
    /// <summary>Takes values from the rows of a cursor, to be written.</summary>
    public abstract void Bind(DataViewRow row);

    /// <summary>Writes the value of the cursor's current row.</summary>
    public abstract void Write(IBufferWriter<byte> output);

    /// <summary>Reads the value of the next row.</summary>
    public abstract void Read(PartReader reader);

    /// <summary>Makes a getter of the value that was read.</summary>
    /// <param name="ensure">Called first: fails where there is no row.</param>
    public abstract Delegate CreateGetter(Action ensure);
}
