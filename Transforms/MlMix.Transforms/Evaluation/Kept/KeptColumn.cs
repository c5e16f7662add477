using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation.Kept;

/// <summary>A column in memory, filled row by row and read in any order.</summary>
internal abstract class KeptColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations)
{
    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public DataViewSchema.Annotations? Annotations { get; } = annotations;

    /// <summary>Makes an empty column like one of a view: a scalar without a part of its own, or a vector of Single of known size.</summary>
    public static KeptColumn Like(DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? new KeptVectors(column.Name, vector, column.Annotations)
        : System.Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Boolean => new KeptValues<bool>(column.Name, column.Type, column.Annotations),
            TypeCode.Byte => new KeptValues<byte>(column.Name, column.Type, column.Annotations),
            TypeCode.UInt16 => new KeptValues<ushort>(column.Name, column.Type, column.Annotations),
            TypeCode.UInt32 => new KeptValues<uint>(column.Name, column.Type, column.Annotations),
            TypeCode.UInt64 => new KeptValues<ulong>(column.Name, column.Type, column.Annotations),
            TypeCode.Single => new KeptValues<float>(column.Name, column.Type, column.Annotations),
            _ => new KeptValues<double>(column.Name, column.Type, column.Annotations),
        };

    /// <summary>Makes what appends the value of a row of the column that this one is like.</summary>
    public abstract Action Appender(DataViewRow row, DataViewSchema.Column column);

    /// <summary>Makes a getter of the value in the row that <paramref name="row"/> tells.</summary>
    public abstract Delegate CreateGetter(Func<int> row);
}
