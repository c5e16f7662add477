using System.Numerics;
using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>Reads the source of a row as an index into a transformer's tables.</summary>
internal static class SourceReader
{
    /// <summary>Makes a getter of the fitted index, -1 for a missing or unknown source.</summary>
    public static ValueGetter<int> Create(DataViewRow row, DataViewSchema.Column column, int[] remap) =>
        Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Create<byte>(row, column, remap),
            TypeCode.UInt16 => Create<ushort>(row, column, remap),
            TypeCode.UInt32 => Create<uint>(row, column, remap),
            _ => Create<ulong>(row, column, remap),
        };

    private static ValueGetter<int> Create<T>(DataViewRow row, DataViewSchema.Column column, int[] remap)
        where T : IBinaryInteger<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        var raw = default(T)!;
        return (ref int index) =>
        {
            get(ref raw);
            ulong value = ulong.CreateTruncating(raw);
            index = value < (ulong)remap.Length ? remap[value] : -1;
        };
    }
}
