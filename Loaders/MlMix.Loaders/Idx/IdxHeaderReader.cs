using System.Buffers.Binary;

namespace MlMix.Idx;

/// <summary>Reads the header of an IDX file: 0, 0, element type, rank, then one big-endian int32 for each dimension.</summary>
internal static class IdxHeaderReader
{
    private const int MagicBytes = 4;
    private const int DimensionBytes = 4;

    /// <summary>Reads the header and leaves the input at the first row.</summary>
    /// <exception cref="InvalidDataException">The file does not begin with an IDX header, or says what cannot be, or cannot be
    /// decompressed.</exception>
    public static IdxHeader Read(IdxInput input, IdxSource source)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        int found = Read(input, magic, source);
        if (found < MagicBytes)
            throw source.Fault($"ends after {input.Bytes(found)}, inside its header of at least {MagicBytes + DimensionBytes} bytes.");
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw source.Fault($"begins with the bytes {magic[0]:X2} {magic[1]:X2} {magic[2]:X2} {magic[3]:X2}, but an IDX file begins "
                + $"with 00 00, the element type and the rank. It is not an IDX file.");
        }
        var type = (IdxElementType)magic[2];
        if (!Enum.IsDefined(type))
            throw source.Fault($"has the element type 0x{magic[2]:X2}; the types of the IDX format are {IdxElements.Known}.");
        int rank = magic[3];
        if (rank == 0)
            throw source.Fault($"has rank 0; an IDX file has at least one dimension, the number of rows.");
        return Shape(type, ReadDimensions(input, rank, source), source);
    }

    private static int[] ReadDimensions(IdxInput input, int rank, IdxSource source)
    {
        Span<byte> bytes = stackalloc byte[rank * DimensionBytes];
        int found = Read(input, bytes, source);
        if (found < bytes.Length)
        {
            throw source.Fault($"ends after {input.Bytes(MagicBytes + found)}, inside its header of {MagicBytes + bytes.Length} bytes "
                + $"(rank {rank}).");
        }
        var dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(i * DimensionBytes)..]);
            if (dimensions[i] < 0)
                throw source.Fault($"says that dimension {i + 1} of {rank} is {dimensions[i]}; dimensions are not negative.");
        }
        return dimensions;
    }

    private static int Read(IdxInput input, Span<byte> target, IdxSource source)
    {
        try
        {
            return input.ReadAtLeast(target, target.Length);
        }
        catch (InvalidDataException damage)
        {
            throw source.Fault($"is damaged: not even its header can be decompressed.", damage);
        }
    }

    private static IdxHeader Shape(IdxElementType type, int[] dimensions, IdxSource source)
    {
        string shape = string.Join(" x ", dimensions);
        long rowElements = 1;
        for (int i = 1; i < dimensions.Length; i++)
        {
            if (dimensions[i] == 0)
                throw source.Fault($"has the dimensions {shape}: dimension {i + 1} is 0, so its rows hold nothing.");
            rowElements *= dimensions[i];
            if (rowElements > Array.MaxLength)
                throw TooLarge();
        }
        long rowBytes = rowElements * IdxElements.SizeOf(type);
        if (rowBytes > Array.MaxLength)
            throw TooLarge();
        // At most 2^31 rows of 2^31 bytes: this cannot overflow once a row is known to fit into an array.
        return new IdxHeader(type, dimensions, (int)rowElements, dimensions[0] * rowBytes);

        InvalidDataException TooLarge() => source.Fault($"has the dimensions {shape} of {IdxElements.NameOf(type)}: "
            + $"one row would take more than {Array.MaxLength} bytes, the most that can be held.");
    }
}
