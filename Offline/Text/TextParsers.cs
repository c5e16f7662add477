using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Reads a field as a value of a type; false when it is not one.</summary>
internal delegate bool TextParser<T>(ReadOnlyMemory<char> text, out T value);

/// <summary>What fields of a text file mean.</summary>
internal static class TextParsers
{
    /// <summary>The parser of a column type with that raw type.</summary>
    public static TextParser<T> Of<T>(PrimitiveDataViewType type)
    {
        Delegate parser = type switch
        {
            KeyDataViewType { RawType: Type raw } key when raw == typeof(byte) => Key<byte>(key),
            KeyDataViewType { RawType: Type raw } key when raw == typeof(ushort) => Key<ushort>(key),
            KeyDataViewType { RawType: Type raw } key when raw == typeof(uint) => Key<uint>(key),
            KeyDataViewType key => Key<ulong>(key),
            _ when type == NumberDataViewType.SByte => (TextParser<sbyte>)Integer,
            _ when type == NumberDataViewType.Byte => (TextParser<byte>)Integer,
            _ when type == NumberDataViewType.Int16 => (TextParser<short>)Integer,
            _ when type == NumberDataViewType.UInt16 => (TextParser<ushort>)Integer,
            _ when type == NumberDataViewType.Int32 => (TextParser<int>)Integer,
            _ when type == NumberDataViewType.UInt32 => (TextParser<uint>)Integer,
            _ when type == NumberDataViewType.Int64 => (TextParser<long>)Integer,
            _ when type == NumberDataViewType.UInt64 => (TextParser<ulong>)Integer,
            _ when type == NumberDataViewType.Single => (TextParser<float>)Real,
            _ when type == NumberDataViewType.Double => (TextParser<double>)Real,
            TextDataViewType => (TextParser<ReadOnlyMemory<char>>)Text,
            BooleanDataViewType => (TextParser<bool>)Boolean,
            TimeSpanDataViewType => (TextParser<TimeSpan>)Duration,
            DateTimeDataViewType => (TextParser<DateTime>)Date,
            DateTimeOffsetDataViewType => (TextParser<DateTimeOffset>)DateWithOffset,
            _ => throw new NotSupportedException($"Text files have no columns of type {type}."),
        };
        return (TextParser<T>)parser;
    }

    private static bool Text(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> value)
    {
        value = text;
        return true;
    }

    private static bool Integer<T>(ReadOnlyMemory<char> text, out T value)
        where T : IBinaryInteger<T> =>
        T.TryParse(text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && text.Span[0] != '+';

    // What is not a number is NaN, and never an error.
    private static bool Real<T>(ReadOnlyMemory<char> text, out T value)
        where T : IFloatingPointIeee754<T>
    {
        if (text.Span.IsWhiteSpace())
            value = T.Zero;
        else if (!T.TryParse(text.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            value = T.NaN;
        return true;
    }

    // What is not a key is missing, and never an error.
    private static TextParser<T> Key<T>(KeyDataViewType type)
        where T : IBinaryInteger<T> => (ReadOnlyMemory<char> text, out T value) =>
        {
            bool isKey = ulong.TryParse(text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out ulong index) && index < type.Count;
            value = isKey ? T.CreateTruncating(index + 1) : T.Zero;
            return true;
        };

    private static bool Boolean(ReadOnlyMemory<char> text, out bool value)
    {
        string word = text.ToString().ToLowerInvariant();
        value = word is "1" or "+" or "t" or "y" or "yes" or "true" or "+1";
        return value || word is "" or "0" or "-" or "f" or "n" or "no" or "false" or "-1";
    }

    private static bool Duration(ReadOnlyMemory<char> text, out TimeSpan value) =>
        TimeSpan.TryParse(text.Span, CultureInfo.InvariantCulture, out value);

    private static bool Date(ReadOnlyMemory<char> text, out DateTime value) => DateTime.TryParse(
        text.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);

    private static bool DateWithOffset(ReadOnlyMemory<char> text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
