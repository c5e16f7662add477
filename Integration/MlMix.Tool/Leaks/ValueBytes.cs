using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Leaks;

/// <summary>Writes values as bytes that are equal for equal values and no others. The first byte says what kind of value follows.</summary>
internal sealed class ValueBytes(DataViewRow row, ArrayBufferWriter<byte> output) : ItemVisitor<Action>
{
    // Whole numbers beyond these are written as the floating ones that they came as.
    private const double Beyond = 1.7014118346046923e38;

    private enum Kind : byte
    {
        Missing,
        Whole,
        Broken,
        Text,
        Boolean,
        Day,
        Moment,
        Span,
        RowId,
        Key,
        Vector,
    }

    protected override Action OfFloats<T>(DataViewSchema.Column column) =>
        Of<T>(column, value => WriteNumber(double.CreateTruncating(value)), T.IsZero);

    protected override Action OfWholes<T>(DataViewSchema.Column column) => Of<T>(column, value => WriteWhole(Int128.CreateTruncating(value)), T.IsZero);

    protected override Action OfBooleans(DataViewSchema.Column column) =>
        Of<bool>(column, value => Write(Kind.Boolean, [value ? (byte)1 : (byte)0]), value => !value);

    protected override Action OfTexts(DataViewSchema.Column column) =>
        Of<ReadOnlyMemory<char>>(column, value => WriteText(value.Span), value => value.IsEmpty);

    protected override Action OfTimes<T>(DataViewSchema.Column column, string format)
    {
        if (typeof(T) == typeof(DateTime))
            return Of<DateTime>(column, value => WriteLong(Kind.Day, value.Ticks), value => value.Ticks == 0);
        return typeof(T) == typeof(TimeSpan)
            ? Of<TimeSpan>(column, value => WriteLong(Kind.Span, value.Ticks), value => value.Ticks == 0)
            : Of<DateTimeOffset>(column, value => WriteLong(Kind.Moment, value.UtcTicks), value => value.UtcTicks == 0);
    }

    protected override Action OfRowIds(DataViewSchema.Column column) =>
        Of<DataViewRowId>(column, id => Write(Kind.RowId, MemoryMarshal.AsBytes<ulong>([id.Low, id.High])), id => id.Low == 0 && id.High == 0);

    protected override Action OfKeys<T>(DataViewSchema.Column column)
    {
        object[]? names = KeyValues.Of(column);
        return Of<T>(column, WriteKey, T.IsZero);

        void WriteKey(T key)
        {
            ulong number = ulong.CreateTruncating(key);
            if (number == 0)
                Write(Kind.Missing, default);
            else if (names is null || number > (ulong)names.Length)
                WriteLong(Kind.Key, unchecked((long)number));
            else
                WriteName(names[number - 1]);
        }
    }

    protected override Action OfOthers(DataViewSchema.Column column) =>
        throw new NotSupportedException($"Column '{column.Name}' has the type {column.Type}, whose values cannot be compared.");

    private Action Of<T>(DataViewSchema.Column column, Action<T> write, Func<T, bool> isDefault)
    {
        if (column.Type is VectorDataViewType)
            return OfVectors(row.GetGetter<VBuffer<T>>(column), write, isDefault);
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            write(value);
        };
    }

    // Zeros are left out, whether the vector writes them down or not.
    private Action OfVectors<T>(ValueGetter<VBuffer<T>> get, Action<T> write, Func<T, bool> isDefault)
    {
        VBuffer<T> buffer = default;
        return () =>
        {
            get(ref buffer);
            WriteLong(Kind.Vector, buffer.Length);
            ReadOnlySpan<T> values = buffer.GetValues();
            ReadOnlySpan<int> indices = buffer.IsDense ? default : buffer.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                if (isDefault(values[i]))
                    continue;
                WriteLong(Kind.Vector, indices.IsEmpty ? i : indices[i]);
                write(values[i]);
            }
            WriteLong(Kind.Vector, -1);
        };
    }

    private void WriteName(object name)
    {
        if (name is string text)
            WriteText(text);
        else if (name is float or double)
            WriteNumber(Convert.ToDouble(name, CultureInfo.InvariantCulture));
        else if (name is sbyte or short or int or long or byte or ushort or uint or ulong)
            WriteWhole(name is ulong large ? large : Convert.ToInt64(name, CultureInfo.InvariantCulture));
        else
            WriteText(KeyValues.Write(name));
    }

    // A number is the same whatever type holds it.
    private void WriteNumber(double value)
    {
        if (Math.Floor(value) == value && Math.Abs(value) < Beyond)
            WriteWhole((Int128)value);
        else
            WriteLong(Kind.Broken, BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));
    }

    private void WriteWhole(Int128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, value);
        Write(Kind.Whole, bytes);
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        WriteLong(Kind.Text, text.Length);
        output.Write(MemoryMarshal.AsBytes(text));
    }

    private void WriteLong(Kind kind, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Write(kind, bytes);
    }

    private void Write(Kind kind, ReadOnlySpan<byte> bytes)
    {
        output.Write([(byte)kind]);
        output.Write(bytes);
    }
}
