namespace MlMix.Idx;

/// <summary>The element types of the IDX format, by their codes.</summary>
internal enum IdxElementType : byte
{
    UByte = 0x08,
    SByte = 0x09,
    Short = 0x0B,
    Int = 0x0C,
    Float = 0x0D,
    Double = 0x0E,
}
