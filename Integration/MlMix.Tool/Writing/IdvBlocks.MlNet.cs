using System.Buffers.Binary;
using System.Text;

namespace MlMix.Tool.Writing;

/// <summary>
/// Puts the blocks of an <c>.idv</c> file in order. ML.NET's saver writes them as its threads are done with them, so the same rows give files that differ from
/// run to run; nothing but the places of the blocks differs. The form is that of ML.NET's own description, docs/code/IdvFileFormat.md, which version 1.1.1.6
/// did not change.
/// </summary>
internal static class IdvBlocks
{
    private const ulong Signature = 0x00425644004C4D43;
    private const ulong Version = 0x0001000100010006;
    private const int HeaderLength = 256;
    private const int EntryLength = 16;

    /// <summary>Copies a file with its blocks in the order of rows, and of columns within the same number of blocks.</summary>
    /// <exception cref="InvalidDataException">The file is not of this version, or its blocks do not stand in one piece.</exception>
    public static void Order(string from, string to)
    {
        using var input = new FileStream(from, FileMode.Open, FileAccess.Read);
        using var output = new FileStream(to, FileMode.Create, FileAccess.Write);
        List<Block> blocks = ReadBlocks(input);
        long begin = blocks.Count == 0 ? input.Length : blocks.Min(block => block.Offset);
        long end = blocks.Count == 0 ? input.Length : blocks.Max(block => block.Offset + block.Length);
        if (blocks.Sum(block => (long)block.Length) != end - begin)
            throw new InvalidDataException($"The blocks of '{from}' do not stand in one piece.");
        var buffer = new byte[1 << 18];
        Copy(input, output, 0, begin, buffer);
        Span<byte> offset = stackalloc byte[sizeof(long)];
        var moved = new List<(long Entry, long Offset)>(blocks.Count);
        foreach (Block block in blocks.OrderBy(block => block.Number).ThenBy(block => block.Column))
        {
            moved.Add((block.Entry, output.Position));
            Copy(input, output, block.Offset, block.Length, buffer);
        }
        Copy(input, output, end, input.Length - end, buffer);
        foreach ((long entry, long place) in moved)
        {
            BinaryPrimitives.WriteInt64LittleEndian(offset, place);
            output.Position = entry;
            output.Write(offset);
        }
        output.Flush(flushToDisk: true);
    }

    private static List<Block> ReadBlocks(FileStream input)
    {
        using var reader = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
        ulong signature = reader.ReadUInt64();
        ulong version = reader.ReadUInt64();
        reader.ReadUInt64();
        long contents = reader.ReadInt64();
        reader.ReadInt64();
        long rows = reader.ReadInt64();
        int columns = reader.ReadInt32();
        if (signature != Signature || version != Version || contents < HeaderLength)
            throw new InvalidDataException($"'{input.Name}' is no .idv file, or one of the version {version:x16}, whose form is not known here.");
        var lookups = new (long Offset, long Blocks)[columns];
        input.Position = contents;
        for (int column = 0; column < columns; column++)
            lookups[column] = ReadColumn(reader, rows);
        var blocks = new List<Block>();
        for (int column = 0; column < columns; column++)
        {
            input.Position = lookups[column].Offset;
            for (long number = 0; number < lookups[column].Blocks; number++)
            {
                long offset = reader.ReadInt64();
                int length = reader.ReadInt32();
                reader.ReadInt32();
                blocks.Add(new Block(number, column, offset, length, lookups[column].Offset + number * EntryLength));
            }
        }
        return blocks;
    }

    // An entry of the table of contents: name, codec and its parameters, compression, rows in a block, lookup table, annotations.
    private static (long Offset, long Blocks) ReadColumn(BinaryReader reader, long rows)
    {
        reader.ReadString();
        reader.ReadString();
        int parameters = reader.Read7BitEncodedInt();
        reader.BaseStream.Position += parameters;
        reader.ReadByte();
        int rowsPerBlock = reader.Read7BitEncodedInt();
        long offset = reader.ReadInt64();
        reader.ReadInt64();
        return (offset, rows == 0 ? 0 : (rows + rowsPerBlock - 1) / rowsPerBlock);
    }

    private static void Copy(FileStream input, FileStream output, long from, long length, byte[] buffer)
    {
        input.Position = from;
        while (length > 0)
        {
            int read = input.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0)
                throw new InvalidDataException($"'{input.Name}' ends in the middle of a block.");
            output.Write(buffer, 0, read);
            length -= read;
        }
    }

    /// <summary>The values of a column in some rows that follow each other.</summary>
    /// <param name="Number">Which one of its column.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Offset">Where it stands.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Entry">Where in the lookup table stands where it stands.</param>
    private readonly record struct Block(long Number, int Column, long Offset, int Length, long Entry);
}
