using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>
/// A number of 64 bits for each value that rows can be split by: equal for equal values, whatever type holds them (5 is 5 whether whole or floating), and
/// different for different ones, but for chance in 2^64.
/// </summary>
internal static class ValueNumbers
{
    // 2^63, which is the first whole number above those of a long.
    private const double Beyond = 9223372036854775808.0;

    private static readonly Dictionary<Type, Delegate> OfType = new()
    {
        [typeof(ReadOnlyMemory<char>)] = (ReadOnlyMemory<char> value) => CounterRandom.HashOf(value.Span),
        [typeof(bool)] = (bool value) => value ? 1UL : 0UL,
        [typeof(sbyte)] = (sbyte value) => unchecked((ulong)value),
        [typeof(byte)] = (byte value) => (ulong)value,
        [typeof(short)] = (short value) => unchecked((ulong)value),
        [typeof(ushort)] = (ushort value) => (ulong)value,
        [typeof(int)] = (int value) => unchecked((ulong)value),
        [typeof(uint)] = (uint value) => (ulong)value,
        [typeof(long)] = (long value) => unchecked((ulong)value),
        [typeof(ulong)] = (ulong value) => value,
        [typeof(float)] = (float value) => OfDouble(value),
        [typeof(double)] = (double value) => OfDouble(value),
        [typeof(DateTime)] = (DateTime value) => (ulong)value.Ticks,
        [typeof(DateTimeOffset)] = (DateTimeOffset value) => (ulong)value.UtcTicks,
        [typeof(TimeSpan)] = (TimeSpan value) => unchecked((ulong)value.Ticks),
    };

    /// <summary>What gives the number of a value, or null when values of the type have none.</summary>
    public static Func<T, ulong>? Of<T>() => (Func<T, ulong>?)OfType.GetValueOrDefault(typeof(T));

    private static ulong OfDouble(double value)
    {
        if (Math.Floor(value) == value && value is >= -Beyond and < Beyond)
            return unchecked((ulong)(long)value);
        // One missing value is like another, however its bits are.
        return BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value);
    }
}
