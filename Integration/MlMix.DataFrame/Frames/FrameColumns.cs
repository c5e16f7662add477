using System.Numerics;
using Microsoft.Data.Analysis;
using Microsoft.ML.Data;

namespace MlMix.Frames;

/// <summary>Columns of data frames as ML.NET has them, and the other way round.</summary>
internal static class FrameColumns
{
    /// <summary>Makes a column of a view; a fault and null where ML.NET cannot have it.</summary>
    /// <param name="column">The column of the frame.</param>
    /// <param name="misses">Whether values may be missing, so that the type must have a missing value.</param>
    /// <param name="length">The length of vectors, where the frame has no row to tell it; 0 where it is not known.</param>
    /// <param name="frame">How the frame is called, for messages.</param>
    /// <param name="faults">Takes the fault.</param>
    public static FrameColumn? View(DataFrameColumn column, bool misses, int length, string frame, Faults faults)
    {
        switch (column)
        {
            case PrimitiveDataFrameColumn<float> numbers: return Same(numbers, NumberDataViewType.Single, float.NaN);
            case PrimitiveDataFrameColumn<double> numbers: return Same(numbers, NumberDataViewType.Double, double.NaN);
            case PrimitiveDataFrameColumn<decimal> numbers:
                return new ValueFrameColumn<decimal, double>(numbers, NumberDataViewType.Double, value => (double)value, double.NaN);
            case PrimitiveDataFrameColumn<sbyte> numbers: return Small(numbers, NumberDataViewType.SByte, misses);
            case PrimitiveDataFrameColumn<byte> numbers: return Small(numbers, NumberDataViewType.Byte, misses);
            case PrimitiveDataFrameColumn<short> numbers: return Small(numbers, NumberDataViewType.Int16, misses);
            case PrimitiveDataFrameColumn<ushort> numbers: return Small(numbers, NumberDataViewType.UInt16, misses);
            case PrimitiveDataFrameColumn<int> numbers: return Large(numbers, NumberDataViewType.Int32, misses);
            case PrimitiveDataFrameColumn<uint> numbers: return Large(numbers, NumberDataViewType.UInt32, misses);
            case PrimitiveDataFrameColumn<long> numbers: return Large(numbers, NumberDataViewType.Int64, misses);
            case PrimitiveDataFrameColumn<ulong> numbers: return Large(numbers, NumberDataViewType.UInt64, misses);
            case PrimitiveDataFrameColumn<bool> flags:
                return misses
                    ? new ValueFrameColumn<bool, float>(flags, NumberDataViewType.Single, flag => flag ? 1 : 0, float.NaN)
                    : Same(flags, BooleanDataViewType.Instance, false);
            case PrimitiveDataFrameColumn<DateTime> dates: return Time(dates, DateTimeDataViewType.Instance, misses, frame, faults);
            case PrimitiveDataFrameColumn<DateTimeOffset> dates: return Time(dates, DateTimeOffsetDataViewType.Instance, misses, frame, faults);
            case PrimitiveDataFrameColumn<TimeSpan> times: return Time(times, TimeSpanDataViewType.Instance, misses, frame, faults);
            case StringDataFrameColumn texts: return new TextFrameColumn(texts);
            // Its strings are made at every look, so they are made once for all.
            case ArrowStringDataFrameColumn texts: return new TextFrameColumn(new StringDataFrameColumn(texts.Name, texts));
            default:
                if (Vector(column, length) is { } vector)
                    return vector;
                faults.Add($"Frame '{frame}': column '{column.Name}' holds {column.DataType}, which is no type of ML.NET; take the column away, or make it "
                    + "text.");
                return null;
        }
    }

    /// <summary>Makes an empty column of a type, of the class that a frame's users expect of it.</summary>
    public static PrimitiveDataFrameColumn<T> Create<T>(string name)
        where T : unmanaged
    {
        DataFrameColumn column = Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.Boolean => new BooleanDataFrameColumn(name),
            TypeCode.Char => new CharDataFrameColumn(name),
            TypeCode.SByte => new SByteDataFrameColumn(name),
            TypeCode.Byte => new ByteDataFrameColumn(name),
            TypeCode.Int16 => new Int16DataFrameColumn(name),
            TypeCode.UInt16 => new UInt16DataFrameColumn(name),
            TypeCode.Int32 => new Int32DataFrameColumn(name),
            TypeCode.UInt32 => new UInt32DataFrameColumn(name),
            TypeCode.Int64 => new Int64DataFrameColumn(name),
            TypeCode.UInt64 => new UInt64DataFrameColumn(name),
            TypeCode.Single => new SingleDataFrameColumn(name),
            TypeCode.Double => new DoubleDataFrameColumn(name),
            TypeCode.Decimal => new DecimalDataFrameColumn(name),
            TypeCode.DateTime => new DateTimeDataFrameColumn(name),
            _ => new PrimitiveDataFrameColumn<T>(name),
        };
        return (PrimitiveDataFrameColumn<T>)column;
    }

    private static FrameColumn Same<T>(PrimitiveDataFrameColumn<T> column, PrimitiveDataViewType type, T missing)
        where T : unmanaged => new ValueFrameColumn<T, T>(column, type, value => value, missing);

    // Whole numbers have no missing value; the smallest floating point type that holds them all has.
    private static FrameColumn Small<T>(PrimitiveDataFrameColumn<T> column, NumberDataViewType type, bool misses)
        where T : unmanaged, INumber<T> => misses
        ? new ValueFrameColumn<T, float>(column, NumberDataViewType.Single, float.CreateTruncating, float.NaN)
        : Same(column, type, T.Zero);

    private static FrameColumn Large<T>(PrimitiveDataFrameColumn<T> column, NumberDataViewType type, bool misses)
        where T : unmanaged, INumber<T> => misses
        ? new ValueFrameColumn<T, double>(column, NumberDataViewType.Double, double.CreateTruncating, double.NaN)
        : Same(column, type, T.Zero);

    private static FrameColumn? Time<T>(PrimitiveDataFrameColumn<T> column, PrimitiveDataViewType type, bool misses, string frame, Faults faults)
        where T : unmanaged
    {
        if (!misses)
            return Same(column, type, default);
        (string missing, string wayOut) = column.NullCount > 0
            ? ($"{column.NullCount} of its {column.Length} values are null", "Fill nulls (FillNulls), drop the rows (DropNulls)")
            : ("is missing in another source, or null there", "Fill nulls there, give a value by Fill of a MixSource that does not have the column");
        faults.Add($"Frame '{frame}': column '{column.Name}' holds {typeof(T).Name} and {missing}; ML.NET has no missing {typeof(T).Name}. {wayOut}, or "
            + "take the column away.");
        return null;
    }

    private static FrameColumn? Vector(DataFrameColumn column, int length) => column switch
    {
        VBufferDataFrameColumn<float> vectors => new VectorFrameColumn<float>(vectors, NumberDataViewType.Single, length),
        VBufferDataFrameColumn<double> vectors => new VectorFrameColumn<double>(vectors, NumberDataViewType.Double, length),
        VBufferDataFrameColumn<bool> vectors => new VectorFrameColumn<bool>(vectors, BooleanDataViewType.Instance, length),
        VBufferDataFrameColumn<sbyte> vectors => new VectorFrameColumn<sbyte>(vectors, NumberDataViewType.SByte, length),
        VBufferDataFrameColumn<byte> vectors => new VectorFrameColumn<byte>(vectors, NumberDataViewType.Byte, length),
        VBufferDataFrameColumn<short> vectors => new VectorFrameColumn<short>(vectors, NumberDataViewType.Int16, length),
        VBufferDataFrameColumn<ushort> vectors => new VectorFrameColumn<ushort>(vectors, NumberDataViewType.UInt16, length),
        VBufferDataFrameColumn<int> vectors => new VectorFrameColumn<int>(vectors, NumberDataViewType.Int32, length),
        VBufferDataFrameColumn<uint> vectors => new VectorFrameColumn<uint>(vectors, NumberDataViewType.UInt32, length),
        VBufferDataFrameColumn<long> vectors => new VectorFrameColumn<long>(vectors, NumberDataViewType.Int64, length),
        VBufferDataFrameColumn<ulong> vectors => new VectorFrameColumn<ulong>(vectors, NumberDataViewType.UInt64, length),
        VBufferDataFrameColumn<ReadOnlyMemory<char>> vectors => new VectorFrameColumn<ReadOnlyMemory<char>>(vectors, TextDataViewType.Instance, length),
        _ => null,
    };
}
