using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation;

/// <summary>Reads labels as ML.NET's evaluators do: false and true as 0 and 1, keys from 0, a missing key as NaN.</summary>
internal static class LabelNumbers
{
    public static ValueGetter<float> Create(DataViewRow row, DataViewSchema.Column column) => Type.GetTypeCode(column.Type.RawType) switch
    {
        TypeCode.Single => row.GetGetter<float>(column),
        TypeCode.Double => Create<double>(row, column, value => (float)value),
        TypeCode.Boolean => Create<bool>(row, column, value => value ? 1 : 0),
        TypeCode.Byte => Create<byte>(row, column, value => FromKey(value)),
        TypeCode.UInt16 => Create<ushort>(row, column, value => FromKey(value)),
        TypeCode.UInt32 => Create<uint>(row, column, value => FromKey(value)),
        _ => Create<ulong>(row, column, FromKey),
    };

    private static ValueGetter<float> Create<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return (ref float label) =>
        {
            get(ref value);
            label = convert(value);
        };
    }

    private static float FromKey(ulong raw) => raw == 0 ? float.NaN : raw - 1;
}
