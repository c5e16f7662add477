using Microsoft.ML.Data;

namespace MlMix.Arrays;

/// <summary>Which element types an array column may have, and how large a vector of them may be.</summary>
internal static class ArrayElements
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> Types = new()
    {
        [typeof(sbyte)] = NumberDataViewType.SByte,
        [typeof(byte)] = NumberDataViewType.Byte,
        [typeof(short)] = NumberDataViewType.Int16,
        [typeof(ushort)] = NumberDataViewType.UInt16,
        [typeof(int)] = NumberDataViewType.Int32,
        [typeof(uint)] = NumberDataViewType.UInt32,
        [typeof(long)] = NumberDataViewType.Int64,
        [typeof(ulong)] = NumberDataViewType.UInt64,
        [typeof(float)] = NumberDataViewType.Single,
        [typeof(double)] = NumberDataViewType.Double,
        [typeof(bool)] = BooleanDataViewType.Instance,
        [typeof(string)] = TextDataViewType.Instance,
        [typeof(ReadOnlyMemory<char>)] = TextDataViewType.Instance,
        [typeof(DateTime)] = DateTimeDataViewType.Instance,
        [typeof(DateTimeOffset)] = DateTimeOffsetDataViewType.Instance,
        [typeof(TimeSpan)] = TimeSpanDataViewType.Instance,
        [typeof(DataViewRowId)] = RowIdDataViewType.Instance,
    };

    public static PrimitiveDataViewType? TypeOf<T>(Faults faults, string name)
    {
        if (Types.TryGetValue(typeof(T), out var type))
            return type;
        faults.Add($"Column '{name}' has elements of type '{typeof(T)}', which ML.NET has no column type for. "
            + $"Use one of: {string.Join(", ", Types.Keys.Select(NameOf))}.");
        return null;
    }

    /// <summary>Gives the number of elements of one vector, or 0 when the dimensions are at fault.</summary>
    public static int SizeOf(Faults faults, string name, int[] dimensions)
    {
        if (dimensions.Length == 0)
        {
            faults.Add($"Column '{name}' has no dimensions. Give the size of one row, for example 784 or 28, 28.");
            return 0;
        }
        long size = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (dimensions[i] < 1)
            {
                faults.Add($"Column '{name}': dimension {i + 1} is {dimensions[i]}; every dimension is at least 1.");
                return 0;
            }
            size *= dimensions[i];
            if (size > Array.MaxLength)
            {
                faults.Add($"Column '{name}': the dimensions {string.Join(" x ", dimensions)} make more than {Array.MaxLength} elements "
                    + $"in one row, which is the most an array can hold.");
                return 0;
            }
        }
        return (int)size;
    }

    private static string NameOf(Type type) => type == typeof(ReadOnlyMemory<char>) ? "ReadOnlyMemory<char>" : type.Name;
}
