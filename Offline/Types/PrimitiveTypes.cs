using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Which column type stands for which .NET type.</summary>
internal static class PrimitiveTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> ByRawType = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
        DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance, RowIdDataViewType.Instance,
    }.ToDictionary(type => type.RawType);

    public static bool TryGet(Type type, out PrimitiveDataViewType result)
    {
        if (type == typeof(string))
            type = typeof(ReadOnlyMemory<char>);
        return ByRawType.TryGetValue(type, out result);
    }

    public static PrimitiveDataViewType Of(Type type) =>
        TryGet(type, out PrimitiveDataViewType result) ? result : throw new InvalidOperationException($"No column holds values of {type}.");
}
