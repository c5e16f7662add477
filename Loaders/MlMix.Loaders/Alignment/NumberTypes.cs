using System.Numerics;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>ML.NET's number types, and which of them holds which numbers exactly.</summary>
internal static class NumberTypes
{
    // The smaller ones first, and whole numbers before floating point ones of their size, so that the first that fits is the one to take.
    private static readonly (NumberDataViewType Type, int Bits, bool IsSigned, bool IsFloating)[] All =
    [
        (NumberDataViewType.SByte, 7, true, false),
        (NumberDataViewType.Byte, 8, false, false),
        (NumberDataViewType.Int16, 15, true, false),
        (NumberDataViewType.UInt16, 16, false, false),
        (NumberDataViewType.Int32, 31, true, false),
        (NumberDataViewType.UInt32, 32, false, false),
        (NumberDataViewType.Single, 24, true, true),
        (NumberDataViewType.Int64, 63, true, false),
        (NumberDataViewType.UInt64, 64, false, false),
        (NumberDataViewType.Double, 53, true, true),
    ];

    private static readonly (PrimitiveDataViewType Type, ulong Largest)[] Keys =
    [
        (NumberDataViewType.Byte, byte.MaxValue), (NumberDataViewType.UInt16, ushort.MaxValue),
        (NumberDataViewType.UInt32, uint.MaxValue), (NumberDataViewType.UInt64, ulong.MaxValue),
    ];

    /// <summary>The smallest type that holds all numbers of all these types, and whole numbers up to one, exactly; null when there is none.</summary>
    public static NumberDataViewType? Widest(IEnumerable<DataViewType> types, long upTo = 0)
    {
        (NumberDataViewType Type, int Bits, bool IsSigned, bool IsFloating)[] given = [.. types.Select(type => All.Single(number => number.Type == type))];
        return All.FirstOrDefault(wide => given.All(number => Holds(wide, number)) && upTo <= Largest(wide.Type)).Type;
    }

    /// <summary>The smallest raw type of keys that is none smaller than these and holds so many values.</summary>
    public static Type WidestKey(IEnumerable<Type> raws, ulong count)
    {
        int least = raws.Max(raw => Array.FindIndex(Keys, key => key.Type.RawType == raw));
        return Keys.Skip(least).First(key => count <= key.Largest).Type.RawType;
    }

    /// <summary>The largest whole number up to which a number type holds all of them.</summary>
    public static BigInteger Largest(DataViewType type) => All.Where(number => number.Type == type)
        .Select(number => number.IsFloating ? BigInteger.One << number.Bits : (BigInteger.One << number.Bits) - 1).Single();

    private static bool Holds(
        (NumberDataViewType Type, int Bits, bool IsSigned, bool IsFloating) wide, (NumberDataViewType Type, int Bits, bool IsSigned, bool IsFloating) number) =>
        number.Bits <= wide.Bits && (wide.IsSigned || !number.IsSigned) && (wide.IsFloating || !number.IsFloating);
}
