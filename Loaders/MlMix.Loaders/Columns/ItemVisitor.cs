using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>Goes by the type of a column's values, of a vector by that of its slots.</summary>
internal abstract class ItemVisitor<TResult>
{
    /// <summary>Calls what is there for the column's type.</summary>
    public TResult Visit(DataViewSchema.Column column)
    {
        DataViewType item = ItemTypes.Of(column);
        return item switch
        {
            NumberDataViewType or KeyDataViewType => VisitNumber(column, item),
            BooleanDataViewType => OfBooleans(column),
            TextDataViewType => OfTexts(column),
            // The same ticks come back whatever the time zone, which ML.NET does not keep.
            DateTimeDataViewType => OfTimes<DateTime>(column, "yyyy-MM-ddTHH:mm:ss.fffffff"),
            DateTimeOffsetDataViewType => OfTimes<DateTimeOffset>(column, "O"),
            TimeSpanDataViewType => OfTimes<TimeSpan>(column, "c"),
            RowIdDataViewType => OfRowIds(column),
            _ => OfOthers(column),
        };
    }

    protected abstract TResult OfFloats<T>(DataViewSchema.Column column)
        where T : unmanaged, IFloatingPointIeee754<T>;

    protected abstract TResult OfWholes<T>(DataViewSchema.Column column)
        where T : unmanaged, IBinaryInteger<T>;

    protected abstract TResult OfKeys<T>(DataViewSchema.Column column)
        where T : unmanaged, IBinaryInteger<T>;

    protected abstract TResult OfBooleans(DataViewSchema.Column column);

    protected abstract TResult OfTexts(DataViewSchema.Column column);

    /// <summary>Dates and durations, and the format in which they are written so that they can be read back.</summary>
    protected abstract TResult OfTimes<T>(DataViewSchema.Column column, string format)
        where T : unmanaged, ISpanFormattable, IUtf8SpanFormattable;

    protected abstract TResult OfRowIds(DataViewSchema.Column column);

    /// <summary>Types whose values are not known here, such as images.</summary>
    protected abstract TResult OfOthers(DataViewSchema.Column column);

    private TResult VisitNumber(DataViewSchema.Column column, DataViewType item)
    {
        bool isKey = item is KeyDataViewType;
        return Type.GetTypeCode(item.RawType) switch
        {
            TypeCode.Single => OfFloats<float>(column),
            TypeCode.Double => OfFloats<double>(column),
            TypeCode.SByte => OfWholes<sbyte>(column),
            TypeCode.Int16 => OfWholes<short>(column),
            TypeCode.Int32 => OfWholes<int>(column),
            TypeCode.Int64 => OfWholes<long>(column),
            TypeCode.Byte => isKey ? OfKeys<byte>(column) : OfWholes<byte>(column),
            TypeCode.UInt16 => isKey ? OfKeys<ushort>(column) : OfWholes<ushort>(column),
            TypeCode.UInt32 => isKey ? OfKeys<uint>(column) : OfWholes<uint>(column),
            _ => isKey ? OfKeys<ulong>(column) : OfWholes<ulong>(column),
        };
    }
}
