using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Statistics;

/// <summary>Counts one column by source while a cursor goes over the mix.</summary>
internal abstract class ColumnTally(DataViewSchema.Column column)
{
    /// <summary>Whether values of the column's type are known here.</summary>
    public static bool Counts(DataViewSchema.Column column) => ItemOf(column.Type) is NumberDataViewType or BooleanDataViewType or TextDataViewType
        or KeyDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType or RowIdDataViewType;

    /// <summary>Makes the tally of a column, with the cursor's getter bound; one that counts nothing for types that are not known.</summary>
    public static ColumnTally Open(DataViewRow row, DataViewSchema.Column column, int sources)
    {
        if (!Counts(column))
            return new NoTally(column);
        DataViewType item = ItemOf(column.Type);
        bool isKey = item is KeyDataViewType;
        return Type.GetTypeCode(item.RawType) switch
        {
            TypeCode.Single => Of(ValueRules.OfFloats<float>()),
            TypeCode.Double => Of(ValueRules.OfFloats<double>()),
            TypeCode.SByte => Of(ValueRules.OfWholes<sbyte>()),
            TypeCode.Int16 => Of(ValueRules.OfWholes<short>()),
            TypeCode.Int32 => Of(ValueRules.OfWholes<int>()),
            TypeCode.Int64 => Of(ValueRules.OfWholes<long>()),
            TypeCode.Byte => Of(Unsigned<byte>()),
            TypeCode.UInt16 => Of(Unsigned<ushort>()),
            TypeCode.UInt32 => Of(Unsigned<uint>()),
            TypeCode.UInt64 => Of(Unsigned<ulong>()),
            TypeCode.Boolean => Of(ValueRules.Booleans),
            TypeCode.DateTime => Of(ValueRules.OfTimes<DateTime>("O")),
            _ when item is DateTimeOffsetDataViewType => Of(ValueRules.OfTimes<DateTimeOffset>("O")),
            _ when item is TimeSpanDataViewType => Of(ValueRules.OfTimes<TimeSpan>("c")),
            _ when item is RowIdDataViewType => Of(ValueRules.RowIds),
            _ => Of(ValueRules.Texts),
        };

        ValueRules<T, T> Unsigned<T>()
            where T : unmanaged, IBinaryInteger<T> => isKey ? ValueRules.OfKeys<T>(column) : ValueRules.OfWholes<T>();

        ColumnTally<T, TKey> Of<T, TKey>(ValueRules<T, TKey> rules)
            where TKey : notnull => new(row, column, sources, rules);
    }

    /// <summary>Counts the current row, which is of this source.</summary>
    public abstract void Add(int source);

    /// <summary>What was counted of a source.</summary>
    public abstract SourceColumnStatistics Result(int source, string name, long rows);

    protected SourceColumnStatistics Nothing(string name, long rows, bool isCounted) =>
        new(name, column.Name, $"{column.Type}", rows, 0, 0, null, null, null, null, isCounted ? 0 : null, null, isCounted);

    private static DataViewType ItemOf(DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    private sealed class NoTally(DataViewSchema.Column column) : ColumnTally(column)
    {
        public override void Add(int source)
        {
        }

        public override SourceColumnStatistics Result(int source, string name, long rows) => Nothing(name, rows, isCounted: false);
    }
}
