using Microsoft.ML.Data;

namespace MlMix.Labels;

/// <summary>What the type of a label column allows.</summary>
internal static class LabelType
{
    /// <summary>The largest class that labels of a raw type can tell from its neighbours; where classes are numbered they are Int64.</summary>
    public static ulong Largest(Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.SByte => (ulong)sbyte.MaxValue,
        TypeCode.Byte => byte.MaxValue,
        TypeCode.Int16 => (ulong)short.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.Int32 => int.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        TypeCode.Int64 or TypeCode.UInt64 => long.MaxValue,
        TypeCode.Single => 1UL << 24,
        _ => 1UL << 53,
    };

    /// <summary>Adds a fault unless the column is a number or a key, not a vector.</summary>
    public static bool Check(string column, bool isScalar, DataViewType item, string type, Faults faults)
    {
        if (isScalar && item is NumberDataViewType or KeyDataViewType)
            return true;
        faults.Add($"the label column '{column}' is of type {type}; it must be a number (Single, Double or an integer type) or a key. " +
            $"Make it one with Transforms.Conversion.ConvertType or MapValueToKey.");
        return false;
    }

    /// <summary>Adds a fault when the joint classes go beyond what the type can hold.</summary>
    public static void CheckRoom(string column, DataViewType type, OffsetTable table, Faults faults)
    {
        ulong largest = Largest(type.RawType);

        // Keys spend one value on "missing", so they hold one class less than their values say.
        ulong needed = table.Total is long total ? (ulong)total - (type is KeyDataViewType ? 0u : 1u) : (ulong)table.Offsets.Max();
        if (needed > largest)
        {
            faults.Add($"the label column '{column}' is of type {type}, which holds whole numbers up to {largest}; " +
                $"with the classes of all sources {needed} is needed. Convert it first with Transforms.Conversion.ConvertType.");
        }
    }

    /// <summary>Whether a type of numbers has no NaN.</summary>
    /// <param name="raw">The type.</param>
    public static bool IsWhole(Type raw) => raw != typeof(float) && raw != typeof(double);
}
