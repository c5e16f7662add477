using System.Numerics;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>Values that users write, as items of a column.</summary>
internal static class ItemValue
{
    /// <summary>The missing value of a type, or null where it has none.</summary>
    public static object? MissingOf(PrimitiveDataViewType type) => type switch
    {
        KeyDataViewType => Activator.CreateInstance(type.RawType),
        TextDataViewType => default(ReadOnlyMemory<char>),
        NumberDataViewType when type.RawType == typeof(float) => float.NaN,
        NumberDataViewType when type.RawType == typeof(double) => double.NaN,
        _ => null,
    };

    /// <summary>The value as an item of a type that is no key, or null where it cannot be one. Whole numbers are taken exactly or not at all.</summary>
    public static object? Of(PrimitiveDataViewType type, object value) => Type.GetTypeCode(type.RawType) switch
    {
        _ when value.GetType() == type.RawType => value,
        _ when type is TextDataViewType => value is string text ? (object)text.AsMemory() : null,
        TypeCode.SByte => Number<sbyte>(value),
        TypeCode.Byte => Number<byte>(value),
        TypeCode.Int16 => Number<short>(value),
        TypeCode.UInt16 => Number<ushort>(value),
        TypeCode.Int32 => Number<int>(value),
        TypeCode.UInt32 => Number<uint>(value),
        TypeCode.Int64 => Number<long>(value),
        TypeCode.UInt64 => Number<ulong>(value),
        TypeCode.Single => Number<float>(value),
        TypeCode.Double => Number<double>(value),
        _ => null,
    };

    private static object? Number<T>(object value)
        where T : struct, INumber<T> => value switch
        {
            sbyte number => From<sbyte, T>(number),
            byte number => From<byte, T>(number),
            short number => From<short, T>(number),
            ushort number => From<ushort, T>(number),
            int number => From<int, T>(number),
            uint number => From<uint, T>(number),
            long number => From<long, T>(number),
            ulong number => From<ulong, T>(number),
            float number => From<float, T>(number),
            double number => From<double, T>(number),
            decimal number => From<decimal, T>(number),
            _ => null,
        };

    private static object? From<TFrom, T>(TFrom value)
        where TFrom : struct, INumber<TFrom>
        where T : struct, INumber<T>
    {
        bool isWhole = typeof(T) != typeof(float) && typeof(T) != typeof(double);
        if (isWhole && !TFrom.IsInteger(value))
            return null;
        try
        {
            T number = T.CreateChecked(value);
            return T.IsInfinity(number) && !TFrom.IsInfinity(value) ? null : number;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
