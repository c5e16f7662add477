using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MlMix.Idx;

/// <summary>What the element types of the IDX format are, and how their bytes become numbers of the machine.</summary>
internal static class IdxElements
{
    public const string Known = "0x08 (ubyte), 0x09 (sbyte), 0x0B (short), 0x0C (int), 0x0D (float) and 0x0E (double)";

    public static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.UByte or IdxElementType.SByte => 1,
        IdxElementType.Short => 2,
        IdxElementType.Int or IdxElementType.Float => 4,
        _ => 8,
    };

    public static string NameOf(IdxElementType type) => type switch
    {
        IdxElementType.UByte => "ubyte",
        IdxElementType.SByte => "sbyte",
        IdxElementType.Short => "short",
        IdxElementType.Int => "int",
        IdxElementType.Float => "float",
        _ => "double",
    };

    /// <summary>Turns elements as they lie in the file, most significant byte first, into the machine's own order, in place.</summary>
    public static void ToMachineOrder(IdxElementType type, Span<byte> elements)
    {
        if (!BitConverter.IsLittleEndian)
            return;
        switch (SizeOf(type))
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, short>(elements);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, int>(elements);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, long>(elements);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    /// <summary>Converts elements in the machine's order to Single and multiplies each by the scale.</summary>
    public static void ToSingles(IdxElementType type, ReadOnlySpan<byte> elements, Span<float> target, float scale)
    {
        switch (type)
        {
            case IdxElementType.UByte:
                SingleConversion.From(elements, target, scale);
                break;
            case IdxElementType.SByte:
                SingleConversion.From(MemoryMarshal.Cast<byte, sbyte>(elements), target, scale);
                break;
            case IdxElementType.Short:
                SingleConversion.From(MemoryMarshal.Cast<byte, short>(elements), target, scale);
                break;
            case IdxElementType.Int:
                SingleConversion.From(MemoryMarshal.Cast<byte, int>(elements), target, scale);
                break;
            case IdxElementType.Float:
                SingleConversion.From(MemoryMarshal.Cast<byte, float>(elements), target, scale);
                break;
            default:
                SingleConversion.From(MemoryMarshal.Cast<byte, double>(elements), target, scale);
                break;
        }
    }
}
